import type { Priority } from '../../lambdas/contract/completions.ts';
import { streamOf } from '../cache/pairs/stream.ts';
import { oneOf, seeded } from '../cache/seeded.ts';

/** One question of the replay. */
export interface Request {
  readonly tenant: string;
  readonly user: string;
  readonly prompt: string;
  /** What the answer must be about. */
  readonly label: string;
  readonly priority: Priority;
  /** What was said in its session before, oldest first: a question and its answer in turns. */
  readonly before: readonly string[];
}

const USERS = 2_000;
const INTERACTIVE_SHARE = 0.3;
const BATCH_SHARE = 0.2;
/** Of the questions, those that go on with a conversation. */
const CONVERSATION_SHARE = 0.25;
const MOST_EXCHANGES = 3;
/** Of the conversations, those that begin with something that every later answer has to heed. */
const TOLD_SHARE = 0.3;
const TOLD = [
  'I am allergic to nuts.',
  'From now on answer only in German.',
  'I use Rust.',
  'We live in Norway and have two small children.',
  'Hi, keep it short please.',
  'Could you explain things as to a ten-year-old?',
] as const;

/** Questions of several tenants: few often and many seldom, of all classes, some within conversations. */
export function requestsOf(seed: number, howMany: number): Request[] {
  const random = seeded(seed);
  const stream = [...streamOf({ seed, requests: howMany, split: 'evaluation' })];
  return stream.map(({ tenant, prompt, label }) => ({
    tenant,
    user: `user-${Math.floor(random() * USERS)}`,
    prompt,
    priority: priorityOf(random()),
    ...(random() < CONVERSATION_SHARE
      ? within(conversation(stream, random), label, random)
      : { label, before: [] }),
  }));
}

/** Where something was told that must be heeded, an answer that does not is about something else. */
function within(
  exchanges: readonly string[],
  label: string,
  random: () => number,
): Pick<Request, 'label' | 'before'> {
  if (random() >= TOLD_SHARE) {
    return { label, before: exchanges };
  }
  const told = oneOf(TOLD, random);
  return { label: `${label}, told: ${told}`, before: [told, answerAbout('noted'), ...exchanges] };
}

/** What a model answers: it names what it is about, at some length. */
export function answerAbout(label: string): string {
  const random = seeded([...label].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7));
  const words = 40 + Math.floor(random() * 200);
  const said = Array.from({ length: words }, () => `w${Math.floor(random() * 100_000).toString(36)}`);
  return `[${label}] ${said.join(' ')}`;
}

/** What an answer is about. */
export function labelIn(answer: string): string {
  return answer.slice(1, answer.indexOf(']'));
}

function priorityOf(at: number): Priority {
  if (at < INTERACTIVE_SHARE) {
    return 'interactive';
  }
  return at < INTERACTIVE_SHARE + BATCH_SHARE ? 'batch' : 'standard';
}

function conversation(stream: readonly { prompt: string; label: string }[], random: () => number): string[] {
  const exchanges = 1 + Math.floor(random() * MOST_EXCHANGES);
  return Array.from({ length: exchanges }, () => oneOf(stream, random)).flatMap(({ prompt, label }) => [
    prompt,
    answerAbout(label),
  ]);
}
