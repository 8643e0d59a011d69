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
    violations: [...answers.flatMap((asked) => liesOf(truth, asked)), ...takenBack(answers)],
  };
}

function liesOf({ places, evidence: { replicas } }: Truth, { seen, status, region }: Asked): string[] {
  const key = keyOf(seen.session, seen.eventId, seen.author);
  const found = places.get(key) ?? [];
  const what = `${region} said of ${key}`;
  if (status === 404) return seen.withAccepted ? [`${what} that there is no such event`] : [];
  if (seen.end === 'applied') {
    const isThere = found.some(({ lane, version }) => lane === seen.lane && version === seen.version);
    return isThere ? [] : [`${what} applied in ${seen.lane} ${seen.version}, where it is not`];
  }
  if (seen.end === 'failed') {
    const isFailed = replicas.some(({ failures }) => failures.has(key));
    return isFailed && found.length === 0
      ? []
      : [`${what} failed, which is ${isFailed ? 'applied' : 'not recorded'}`];
  }
  return [];
}

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
