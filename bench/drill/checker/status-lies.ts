import type { Entry, Told } from '../history.ts';
import { keyOf, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type Asked = Entry & { readonly seen: Told };

/** What the status resource says of an event is so, and an end is never taken back. */
export function statusLies(truth: Truth): Verdict {
  const answers = seenIn(truth.entries, 'status').filter(({ status }) => status === 200 || status === 404);
  return {
    id: 'lies',
    claim: 'no status says what is not so, takes an end back, or forgets what was accepted',
    among: `${answers.length} answers`,
    tried: answers.length,
    violations: [...answers.flatMap((asked) => liesOf(truth, asked)), ...takenBack(answers)],
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

/** In one region, for the client that asked: what was applied once is not pending or unknown later. */
function takenBack(answers: readonly Asked[]): string[] {
  const over = new Map<string, string>();
  return answers.flatMap(({ client, region, seen: { eventId, end } }) => {
    const key = `${client} ${region} ${eventId}`;
    const before = over.get(key);
    if (end === 'applied' || end === 'failed') over.set(key, end);
    return before !== undefined && before !== end ? [`${key} was ${before} and then ${end}`] : [];
  });
}
