import type { Replica } from '../evidence.ts';
import type { Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/** P3: regions converge, byte for byte: every item of every lane, and every merged state. */
export function divergence({ evidence: { replicas } }: Truth): Verdict {
  const [first, ...others] = replicas;
  const violations = first === undefined ? [] : others.flatMap((other) => differences(first, other));
  return {
    id: 'divergent',
    claim: 'three regions have the same items and the same states, byte for byte',
    among: `${first?.items.size ?? 0} items and ${first?.profiles.size ?? 0} states`,
    tried: others.length === 0 ? 0 : (first?.items.size ?? 0),
    violations,
  };
}

function differences(one: Replica, other: Replica): string[] {
  const where = `between ${one.region} and ${other.region}`;
  return [
    ...unlike(one.items, other.items).map((key) => `${key} differs ${where}`),
    ...unlike(one.profiles, other.profiles).map((session) => `the state of ${session} differs ${where}`),
  ];
}

function unlike(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}
