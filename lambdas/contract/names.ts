import type { Priority } from './completions.ts';

/** Names of deployed things, the same in `lib`, in the runtime and in the operator's commands. */
export interface Names {
  readonly tables: {
    readonly eventStore: string;
    readonly profile: string;
    readonly session: string;
    readonly operations: string;
    readonly answers: string;
  };
  readonly stream: string;
  readonly keyValueStore: string;
  /** AWS IoT's custom authorizer. */
  readonly authorizer: string;
  /** Where relay's event source mapping tells of commits that it gave up. */
  readonly relayFailures: string;
  /** What AWS IoT tells of connections: those that begin, and with a delay those that end. */
  readonly presence: { readonly begun: string; readonly ended: string; readonly deadLetters: string };
  /** Questions that nobody has looked at yet. */
  readonly asks: string;
  /** Answers that somebody should look into. */
  readonly looks: string;
  /** Sessions whose summary is due. */
  readonly summaries: string;
  /** Of everything on the way to an answer. */
  readonly answersDeadLetters: string;
  queue(urgency: Urgency): string;
  /** Questions that wait for a model. */
  modelQueue(model: string, priority: Priority): string;
  deadLetters(urgency: Urgency): string;
  fn(fn: FunctionName | EdgeFunctionName): string;
  /** A topic rule of AWS IoT, whose names have no hyphens. */
  rule(what: string): string;
  stack(region: string): string;
}

export type Urgency = 'interactive' | 'bulk';
export const URGENCIES: readonly Urgency[] = ['interactive', 'bulk'];

/** Functions that answer questions: only where models are configured. */
export type AnsweringFunctionName = 'answer' | 'ask' | 'gather' | 'judge' | 'summarize';
/** Functions that CloudFront runs near viewers: only where the configuration asks for them. */
export type EdgeFunctionName = 'guess';
export const EDGE_FUNCTIONS: readonly EdgeFunctionName[] = ['guess'];

export type FunctionName =
  | AnsweringFunctionName
  | 'accept'
  | 'apply'
  | 'authorize'
  | 'bury'
  | 'figures'
  | 'notify'
  | 'presence'
  | 'read'
  | 'relay'
  | 'watch'
  | 'whisper';
export const FUNCTIONS: readonly FunctionName[] = [
  'accept',
  'answer',
  'apply',
  'ask',
  'authorize',
  'bury',
  'figures',
  'gather',
  'judge',
  'notify',
  'presence',
  'read',
  'relay',
  'summarize',
  'watch',
  'whisper',
];

/** Names of one deployment. `app` is lower case letters, digits and hyphens; it prefixes everything. */
export function namesOf(app: string): Names {
  return {
    tables: {
      eventStore: `${app}-EventStore`,
      profile: `${app}-Profile`,
      session: `${app}-Session`,
      operations: `${app}-Operations`,
      answers: `${app}-Answers`,
    },
    stream: `${app}-events`,
    keyValueStore: `${app}-routing`,
    authorizer: `${app}-authorizer`,
    relayFailures: `${app}-relay-failures`,
    presence: {
      begun: `${app}-presence`,
      ended: `${app}-presence-ended`,
      deadLetters: deadLettersOf(`${app}-presence`),
    },
    asks: `${app}-asks`,
    looks: `${app}-looks`,
    summaries: `${app}-summaries`,
    answersDeadLetters: deadLettersOf(`${app}-answers`),
    modelQueue: (model, priority) => `${app}-model-${model}-${priority}`,
    queue: (urgency) => `${app}-${urgency}`,
    deadLetters: (urgency) => deadLettersOf(`${app}-${urgency}`),
    fn: (fn) => `${app}-${fn}`,
    rule: (what) => `${app}-${what}`.replaceAll('-', '_'),
    stack: (region) => `${capitalized(app)}-${region}`,
  };
}

/** Where the messages of a queue go that it gave up on. */
export function deadLettersOf(queue: string): string {
  return `${queue}-dead-letters`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
