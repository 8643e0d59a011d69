import type { Entry, Told } from '../history.ts';
import { amidFaults, keyOf, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type Asked = Entry & { readonly seen: Told };

/** An answer, and the end that its client had been told of the same event in the same region before. */
interface Turn {
  readonly asked: Asked;
  readonly before: string | undefined;
}

/** What the status resource says of an event is so, and an end is never taken back. */
export function statusLies(truth: Truth): Verdict {
  const answers = seenIn(truth.entries, 'status').filter(({ status }) => status === 200 || status === 404);
  const turns = turnsOf(answers);
  const telling = turns.filter(couldLie).map(({ asked }) => asked);
  return {
    id: 'lies',
    claim: 'no status says what is not so, takes an end back, or forgets what was accepted',
    among: `${answers.length} answers, ${telling.length} of which could be lies, ${endsIn(answers, 'failed')} of a failure`,
    tried: telling.length,
    amid: amidFaults(truth, telling).length,
    violations: [...answers.flatMap((asked) => liesOf(truth, asked)), ...takenBack(turns)],
  };
}

function liesOf(truth: Truth, { seen, status, region }: Asked): string[] {
  const key = keyOf(seen.session, seen.eventId, seen.author);
  const what = `${region} said of ${key}`;
  if (status === 404) return seen.withAccepted ? [`${what} that there is no such event`] : [];
  const lie = seen.end === undefined ? undefined : LIES[seen.end](truth, key, seen);
  return lie === undefined ? [] : [`${what} ${lie}`];
}

const LIES: Readonly<
  Record<'applied' | 'failed' | 'pending', (truth: Truth, key: string, told: Told) => string | undefined>
> = {
  applied: ({ places }, key, told) => {
    const found = places.get(key) ?? [];
    const isThere = found.some(({ lane, version }) => lane === told.lane && version === told.version);
    return isThere ? undefined : `applied in ${told.lane} ${told.version}, where it is not`;
  },
  failed: ({ places, evidence: { replicas } }, key) => {
    if (places.has(key)) return 'failed, which is applied';
    return replicas.some(({ failures }) => failures.has(key)) ? undefined : 'failed, which is not recorded';
  },
  pending: () => undefined,
};

/** One that tells nothing but that the end is not known yet says nothing that could be untrue. */
function couldLie({ asked: { seen, status }, before }: Turn): boolean {
  return before !== undefined || isEnd(seen.end) || (status === 404 && seen.withAccepted);
}

/** In one region, for the client that asked: what was applied once is not pending or unknown later. */
function takenBack(turns: readonly Turn[]): string[] {
  return turns
    .filter(({ asked, before }) => before !== undefined && before !== asked.seen.end)
    .map(({ asked, before }) => `${nameOf(asked)} was ${before} and then ${asked.seen.end}`);
}

function turnsOf(answers: readonly Asked[]): Turn[] {
  const told = new Map<string, string>();
  return answers.map((asked) => {
    const name = nameOf(asked);
    const before = told.get(name);
    if (isEnd(asked.seen.end)) told.set(name, asked.seen.end);
    return { asked, before };
  });
}

function nameOf({ client, region, seen: { eventId } }: Asked): string {
  return `${client} ${region} ${eventId}`;
}

function endsIn(answers: readonly Asked[], wanted: Told['end']): number {
  return answers.filter(({ seen: { end } }) => end === wanted).length;
}

function isEnd(end: Told['end']): end is 'applied' | 'failed' {
  return end === 'applied' || end === 'failed';
}
