import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { grouped } from '../../../lambdas/store/grouped.ts';
import { isWhole, meaningIn } from '../../../local/engines/bedrock/answer.ts';
import { meaningOf } from '../../../local/engines/bedrock/meaning.ts';
import { keyOf, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type End = MeridianEvent<'completion.finished'> | MeridianEvent<'completion.failed'>;
type Question = MeridianEvent<'completion.requested'>;
type Cancelled = MeridianEvent<'completion.cancelled'>;

interface Found<Event> {
  readonly session: string;
  readonly event: Event;
}

/** Of one person, at most; more would not be told apart. */
const MOST_UNANSWERED = 10;

/** Each question that is in the log has one end or was cancelled, and an answer is whole, its own, and shown in all regions. */
export function answers(truth: Truth): Verdict {
  const questions = new Map(foundIn(truth, isQuestion).map((one) => [askedAs(one.session, one.event), one]));
  const ends = foundIn(truth, isEnd);
  const byQuestion = grouped(ends, ({ session, event: { data } }) =>
    keyOf(session, data.completion, data.author),
  );
  const finished = ends.filter(isFinished);
  const cancelled = new Set(
    foundIn(truth, isCancelled).map(({ session, event: { data } }) =>
      keyOf(session, data.completion, data.author),
    ),
  );
  return {
    id: 'answers',
    claim:
      'each question ended once or was cancelled, as every region tells, and each answer is whole, its own and shown everywhere',
    among: `${questions.size} questions, ${finished.length} answers, ${ends.length - finished.length} failures, ${cancelled.size} cancelled`,
    tried: questions.size,
    violations: [
      ...[...questions.keys()].flatMap((key) => endings(key, byQuestion.get(key) ?? [], cancelled.has(key))),
      ...ends.flatMap((end) => unasked(end, questions)),
      ...finished.flatMap((end) => mistaken(end, questions)),
      ...finished.flatMap((end) => hidden(end, truth)),
      ...mistold(truth, byQuestion, cancelled),
    ],
  };
}

/** Whether an event is how the assistant ends a question. */
export function isEnd(event: MeridianEvent): event is End {
  const isOver = event.type === 'completion.finished' || event.type === 'completion.failed';
  return isOver && event.source === ASSISTANT;
}

function isQuestion(event: MeridianEvent): event is Question {
  return event.type === 'completion.requested';
}

function isFinished(end: Found<End>): end is Found<MeridianEvent<'completion.finished'>> {
  return end.event.type === 'completion.finished';
}

function isCancelled(event: MeridianEvent): event is Cancelled {
  return event.type === 'completion.cancelled';
}

function foundIn<Event extends MeridianEvent>(
  { commits }: Truth,
  wanted: (event: MeridianEvent) => event is Event,
): Found<Event>[] {
  return commits.flatMap(({ session, events }) => events.filter(wanted).map((event) => ({ session, event })));
}

function askedAs(session: string, { id, source }: MeridianEvent): string {
  return keyOf(session, id, source);
}

/** Parted regions may each take the same end into a lane of their own; there must not be two, and none only of what was cancelled. */
function endings(key: string, ends: readonly Found<End>[], wasTakenBack: boolean): string[] {
  const different = new Set(ends.map(({ event: { id, type, data } }) => `${id} ${type} ${canonical(data)}`));
  return different.size === 1 || (different.size === 0 && wasTakenBack)
    ? []
    : [`question ${key} has ${different.size} ends`];
}

function unasked({ session, event }: Found<End>, questions: ReadonlyMap<string, unknown>): string[] {
  const { completion, author } = event.data;
  return questions.has(keyOf(session, completion, author))
    ? []
    : [`${event.id} in ${session} ends ${completion}, which nobody asked`];
}

function mistaken(
  { session, event }: Found<MeridianEvent<'completion.finished'>>,
  questions: ReadonlyMap<string, Found<Question>>,
): string[] {
  const { completion, author, text, how } = event.data;
  const question = questions.get(keyOf(session, completion, author));
  // An answer that was adapted answers a question with another one's answer before it.
  const isOwn = how.cache === 'adapt' || wordings(question, questions).includes(meaningIn(text) ?? '');
  return [
    ...(isOwn ? [] : [`"${question?.event.data.text}" in ${session} was answered "${text.slice(0, 80)}"`]),
    ...(isWhole(text) ? [] : [`the answer ${event.id} in ${session} is cut: "${text.slice(-40)}"`]),
  ];
}

/** Meanings of a question behind any of those before it: what nobody has answered yet is asked again with it. */
function wordings(
  question: Found<Question> | undefined,
  all: ReadonlyMap<string, Found<Question>>,
): string[] {
  if (question === undefined) return [];
  const { session, event } = question;
  const earlier = [...all.values()]
    .filter((one) => one.session === session && one.event.id < event.id)
    .sort((a, b) => (a.event.id < b.event.id ? -1 : 1))
    .slice(-MOST_UNANSWERED);
  const before = earlier.reduce<string[]>(
    (texts, one) => texts.concat(texts.map((text) => `${text}${one.event.data.text}\n\n`)),
    [''],
  );
  return before.map((text) => meaningOf(`${text}${event.data.text}`));
}

function hidden(
  { session, event }: Found<MeridianEvent<'completion.finished'>>,
  { evidence: { replicas } }: Truth,
): string[] {
  const key = keyOf(session, event.id, event.source);
  return replicas
    .filter(({ messages }) => !messages.has(key))
    .map(({ region }) => `answer ${key} is not shown in ${region}`);
}

/** After everything has healed the resource tells the end that is in the log, which beats that somebody cancelled. */
function mistold(
  { entries }: Truth,
  byQuestion: ReadonlyMap<string, readonly Found<End>[]>,
  cancelled: ReadonlySet<string>,
): string[] {
  return seenIn(entries, 'completion').flatMap(({ seen, status, region }) => {
    const key = keyOf(seen.session, seen.question, seen.asker);
    const ends = byQuestion.get(key) ?? [];
    const isEndOfIt = ends.some(({ event }) =>
      event.type === 'completion.finished'
        ? seen.told === 'finished' && seen.text === event.data.text
        : seen.told === 'failed',
    );
    const isTakenBack = ends.length === 0 && cancelled.has(key) && seen.told === 'cancelled';
    return isEndOfIt || isTakenBack
      ? []
      : [`${region} said of question ${key}: ${status} ${seen.told ?? ''}`];
  });
}
