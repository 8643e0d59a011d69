import { isEnd } from '../../../bench/drill/checker/answers.ts';
import type { Replica } from '../../../bench/drill/evidence.ts';
import type { Ended } from '../../../bench/drill/told-in-the-end.ts';
import type { EventData } from '../../../lambdas/contract/events.ts';
import { type End, endOf, type Outcome } from '../../../lambdas/domain/completion.ts';
import { identityOf, type StampedEvent, stamped } from '../../../lambdas/domain/lane.ts';
import { answerTo } from '../../../local/engines/bedrock/answer.ts';
import { ANNA, DUBLIN, eventAt, SESSION, sha256, TRACEPARENT } from '../../lambdas/domain/factories.ts';
import { COMMITS, commitAt, REGIONS } from './commits.ts';
import { entry, listed, listenerIn, page, type World, world, written } from './world.ts';

const TEXT = 'Which trains go from Rome to Milan?';

/** What the stand-in says to a question. */
export function answerOf(asked: string): string {
  const prompt = { asked, instruction: '', told: asked, before: '', maxTokens: 1_000, stopSequences: [] };
  return answerTo({ ...prompt, inputTokens: 1, prefixes: [], hints: {} }, 'clever:0').tokens.join('');
}

export function questionAt(millis: number, text = TEXT): StampedEvent {
  const data = { text, priority: 'interactive', stream: true } as const;
  return stamped(eventAt(millis, 'completion.requested', data), sha256);
}

/** The end of a question: by default the stand-in's answer to it. */
export function finishedAs(
  { event }: StampedEvent,
  rest: Partial<Outcome<'completion.finished'>> = {},
): StampedEvent {
  const { text } = event.data as EventData['completion.requested'];
  return endedAs({ event } as StampedEvent, 'completion.finished', {
    text: answerOf(text),
    model: 'clever',
    stopReason: 'end_turn',
    how: { cache: 'miss', route: 'on-demand', why: '' },
    usage: { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 },
    cost: { dollars: 0, counterfactualDollars: 0 },
    ...rest,
  });
}

export function failedAs(question: StampedEvent): StampedEvent {
  return endedAs(question, 'completion.failed', { code: 'model-cut', reason: 'The answer broke off.' });
}

export function takenBack({ event }: StampedEvent): StampedEvent {
  const data = { completion: event.id, author: event.source };
  return stamped(eventAt(20, 'completion.cancelled', data), sha256);
}

function endedAs<T extends End>({ event }: StampedEvent, type: T, outcome: Outcome<T>): StampedEvent {
  const key = { id: event.id, asker: event.source, sessionId: SESSION };
  const timeOf = (ms: number) => new Date(ms).toISOString();
  return stamped(endOf(key, type, outcome, { sha256, timeOf }), sha256);
}

/** The usual world, in which more was asked and answered in Dublin's lane. */
export function asked(events: readonly StampedEvent[], told: readonly Partial<Ended>[] = []): World {
  const { entries, evidence } = world();
  const commits = [commitAt(DUBLIN, 3, ...events)];
  const answers = events.filter(({ event }) => event.type === 'completion.finished');
  const place = { lane: DUBLIN, version: 3, traceparent: TRACEPARENT, partitionKey: SESSION };
  const more = events.map(({ event }) => ({ ...event, ...place }));
  const replicas = evidence.replicas.map(
    (replica): Replica => ({
      ...replica,
      commits: [...replica.commits, ...commits],
      messages: new Set([
        ...replica.messages,
        ...answers.map(({ event }) => `${SESSION} ${identityOf(event)}`),
      ]),
      streamed: replica.region === 'eu-west-1' ? [...replica.streamed, ...more] : replica.streamed,
    }),
  );
  const listeners = REGIONS.map((region) => listenerIn(region, [...COMMITS, ...commits]));
  const asPeople = events.filter(({ event }) => !isEnd(event));
  const said = events.filter(({ event: { type } }) => /requested|finished/.test(type));
  return {
    entries: [
      ...entries,
      ...asPeople.map((one) => written(one)),
      ...said.flatMap((one) => REGIONS.map((region) => listed([one], { whole: true }, { region }))),
      page(COMMITS_READ, commits),
      ...told.flatMap((one) => REGIONS.map((region) => ({ ...entry(endedOf(one)), region }))),
    ],
    evidence: { ...evidence, replicas, listeners },
  };
}

const COMMITS_READ = Object.fromEntries(COMMITS.map(({ lane, version }) => [lane, version]));

function endedOf(rest: Partial<Ended>): Ended {
  return {
    op: 'completion',
    session: SESSION,
    asker: ANNA,
    question: '',
    told: 'finished',
    text: undefined,
    ...rest,
  };
}
