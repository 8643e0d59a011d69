import { canonical } from '../../lambdas/domain/canonical.ts';
import { type Check, without } from '../harness/check.ts';
import { holesIn, type Log, type Logs } from './logs.ts';
import type { Intent } from './workload.ts';

/** Holds the logs against themselves, against each other and against what was sent. */
export function checkLogs(logs: Logs, intents: readonly Intent[]): Check[] {
  const all = [...logs.values()].flat();
  const lanes = new Set(all.flatMap((log) => log.map(({ lane, events }) => `${events[0]?.subject} ${lane}`)));
  const among = `${lanes.size} lanes`;
  return [
    without(
      'each lane is 1..n, each intent in it once',
      all.flatMap((log) => [...holesIn(log), ...repeatsIn(log)]),
      among,
    ),
    without('three regions have the same logs, of nothing but what was sent', strays(logs, intents), among),
  ];
}

function strays(logs: Logs, intents: readonly Intent[]): string[] {
  const [first = [], ...others] = logs.values();
  return [
    ...foreignIn(first.flat(), intents),
    ...others.flatMap((region) => region.flatMap((log, at) => differing(log, first[at] ?? []))),
  ];
}

/** Events that carry what nobody sent under their id. */
export function foreignIn(log: Log, intents: readonly Intent[]): string[] {
  const sent = sentBodies(intents);
  return log
    .flatMap(({ events }) => events)
    .filter(({ type, id, data }) => type !== 'session.created' && !sent.has(`${id} ${canonical(data)}`))
    .map(({ id, data }) => `${id} carries ${canonical(data)}, which nobody sent`);
}

function sentBodies(intents: readonly Intent[]): ReadonlySet<string> {
  return new Set(
    intents.flatMap(({ eventId, body, again }) =>
      [body, again?.body ?? body].map((each) => `${eventId} ${canonical(each)}`),
    ),
  );
}

/** The commits of one log that the other lacks or has with other bytes; lanes may be interleaved differently. */
export function differing(log: Log, other: Log): string[] {
  const texts = (commits: Log) => new Set(commits.map((commit) => canonical(commit)));
  const [mine, theirs] = [texts(log), texts(other)];
  const missing = [...mine].filter((text) => !theirs.has(text));
  const added = [...theirs].filter((text) => !mine.has(text));
  return [...missing, ...added].map((text) => `only one region has ${text.slice(0, 200)}`);
}

function repeatsIn(log: Log): string[] {
  const keys = log.flatMap(({ lane, events }) => events.map(({ id, source }) => `${lane} ${source} ${id}`));
  return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key} is there twice`);
}
