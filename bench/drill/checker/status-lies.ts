import type { Entry, Told } from '../history.ts';
import { type ShownBefore, shownBefore } from './shown-before.ts';
import { amidFaults, keyOf, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type Asked = Entry & { readonly seen: Told };

interface Turn {
  readonly asked: Asked;
  /** The end that its client had been told of the same event in the same region before. */
  readonly before: string | undefined;
  /** Whether the region had shown the event before, in whatever it answered. */
  readonly isShown: boolean;
}

/** What the status resource says of an event is so, and neither an end nor what was shown is taken back. */
export function statusLies(truth: Truth): Verdict {
  const answers = seenIn(truth.entries, 'status').filter(({ status }) => status === 200 || status === 404);
  const turns = turnsOf(truth, answers);
  const telling = turns.filter(couldLie).map(({ asked }) => asked);
  return {
    id: 'lies',
    claim:
      'no status says what is not so, takes an end back, or forgets what was accepted or its region has shown',
    among: `${answers.length} answers, ${telling.length} of which could be lies, ${endsIn(answers, 'failed')} of a failure`,
    tried: telling.length,
    amid: amidFaults(truth, telling).length,
    violations: [...answers.flatMap((asked) => liesOf(truth, asked)), ...takenBack(turns), ...denied(turns)],
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
function couldLie({ asked: { seen, status }, before, isShown }: Turn): boolean {
  return before !== undefined || isShown || isEnd(seen.end) || (status === 404 && seen.withAccepted);
}

/** In one region, for the client that asked: what was applied once is not pending or unknown later. */
function takenBack(turns: readonly Turn[]): string[] {
  return turns
    .filter(({ asked, before }) => before !== undefined && before !== asked.seen.end)
    .map(({ asked, before }) => `${nameOf(asked)} was ${before} and then ${asked.seen.end}`);
}

/** Not known yet, or unknown, where the region had shown it: who waits for its end need not wait for what is there. */
function denied(turns: readonly Turn[]): string[] {
  return turns
    .filter(({ asked, before, isShown }) => isShown && before === undefined && !isEnd(asked.seen.end))
    .map(({ asked }) => `${nameOf(asked)} is ${asked.seen.end ?? 'unknown'}, though its region had shown it`);
}

function turnsOf(truth: Truth, answers: readonly Asked[]): Turn[] {
  const shown = shownBefore(truth);
  const told = new Map<string, string>();
  return answers.map((asked) => {
    const name = nameOf(asked);
    const before = told.get(name);
    if (isEnd(asked.seen.end)) told.set(name, asked.seen.end);
    return { asked, before, isShown: isShownTo(truth, shown, asked) };
  });
}

function isShownTo({ places }: Truth, shown: ShownBefore, asked: Asked): boolean {
  const { session, eventId, author } = asked.seen;
  return shown.had(asked, places.get(keyOf(session, eventId, author)) ?? []);
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
