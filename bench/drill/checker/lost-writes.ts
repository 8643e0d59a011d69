import { isObject } from '../../../lambdas/domain/json.ts';
import { profileTextOf } from '../clients/reading.ts';
import { lostLetters } from './lost-letters.ts';
import { oracleOf } from './oracle.ts';
import { rankOf } from './rank.ts';
import { acceptedKeys, keyOf, keyOfWrite, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/**
 * P1: what was accepted is in a lane, and its effect is there. Nothing that clients send comes near a cap or waits
 * for days, so that nothing may fail, whatever the reason, but letters that nobody can read: these must.
 */
export function lostWrites(truth: Truth): Verdict {
  const accepted = acceptedKeys(truth);
  const failures = failuresIn(truth);
  const unreadable = new Set(truth.writes.filter(({ isUnreadable }) => isUnreadable).map(keyOfWrite));
  const ended = (key: string) => failures.has(key) || (truth.places.has(key) && !unreadable.has(key));
  return {
    id: 'lost',
    claim:
      'every accepted write is applied and shows in three regions; what nobody can read has failed and is archived',
    among: `${accepted.length} accepted writes, ${unreadable.size} of them unreadable, ${truth.evidence.letters.length} dead letters, ${tiesIn(truth)} patches under the id of another`,
    tried: accepted.length,
    amid: accepted.filter((key) => isAppliedAmid(truth, key)).length,
    violations: [
      ...accepted.filter((key) => !ended(key)).map((key) => `${key} was accepted and is nowhere`),
      ...[...failures]
        .filter(([key]) => !unreadable.has(key))
        .map(([key, why]) => `${key} has failed, ${why}`),
      ...lostLetters(truth),
      ...withoutEffect(truth),
      ...unshownMessages(truth),
    ],
  };
}

/** Clocks of regions may be off by a fault, so that this is so but for some seconds. */
function isAppliedAmid({ places, evidence: { healedAt } }: Truth, key: string): boolean {
  return places.get(key)?.some(({ committedMs }) => committedMs < healedAt) === true;
}

function failuresIn({ evidence: { replicas } }: Truth): Map<string, string> {
  return new Map(replicas.flatMap(({ failures }) => [...failures]));
}

/** Patches under an id that another one has, so that authors and contents say which of them stands. */
function tiesIn({ bySession }: Truth): number {
  return [...bySession.values()].reduce((sum, commits) => {
    const patches = commits.flatMap(({ events }) => events).filter(({ type }) => type === 'profile.patched');
    return sum + new Set(patches.map(rankOf)).size - new Set(patches.map(({ id }) => id)).size;
  }, 0);
}

/** Fields whose last committed write a region does not show. */
function withoutEffect({ bySession, evidence: { replicas, authors } }: Truth): string[] {
  return [...authors.keys()].flatMap((session) => {
    const wanted = fieldsOf(oracleOf(bySession.get(session) ?? []).whole());
    const unlike = replicas.flatMap(({ region, profiles }) => {
      const seen = fieldsOf(profileTextOf(profiles.get(session) ?? ''));
      return [...new Set([...wanted.keys(), ...seen.keys()])]
        .filter((path) => wanted.get(path) !== seen.get(path))
        .map((path) => ({ path, line: `${region} shows ${seen.get(path)}, not ${wanted.get(path)}` }));
    });
    const byField = new Map(unlike.map(({ path, line }) => [path, line]));
    return [...byField].map(([path, line]) => `${session} ${path}: ${line}`);
  });
}

function unshownMessages({ places, commits, evidence: { replicas } }: Truth): string[] {
  const sent = commits.flatMap(({ session, events }) =>
    events.filter(({ type }) => type === 'message.sent').map(({ id, source }) => keyOf(session, id, source)),
  );
  return [...new Set(sent)]
    .filter((key) => places.has(key))
    .flatMap((key) =>
      replicas
        .filter(({ messages }) => !messages.has(key))
        .slice(0, 1)
        .map(({ region }) => `message ${key} is not shown in ${region}`),
    );
}

/** The leaves of a profile by their path. A body that is no profile has none. */
function fieldsOf(text: string): Map<string, string> {
  const leaves = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (!isObject(value) || Object.keys(value).length === 0) {
      leaves.set(path, JSON.stringify(value));
      return;
    }
    for (const [name, member] of Object.entries(value)) walk(member, `${path}/${name}`);
  };
  walk(parsed(text), '');
  leaves.delete('');
  return leaves;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
