import { formatCursor } from '../../../lambdas/domain/cursor.ts';
import { type Commit, identityOf, type StampedEvent } from '../../../lambdas/domain/lane.ts';
import type { Placed } from '../../../lambdas/store/event-store.ts';
import { expectedProfile } from './expected-profile.ts';

/** Lane → version. */
export type Heads = Readonly<Record<string, number>>;

/** Everything that was committed anywhere, whether or not it has reached anybody. */
export interface Truth {
  /** The commits of a lane, version by version. */
  lane(sessionId: string, lane: string): readonly Commit[];
  add(sessionId: string, commit: Commit): void;
  /** Where an identity was committed, in whatever lanes. */
  places(sessionId: string, identity: string): readonly Placed[];
  heads(sessionId: string): Heads;
  /** The events up to some heads. */
  events(sessionId: string, heads: Heads): StampedEvent[];
  /** What RFC 7396 makes of them, in canonical form. */
  profile(sessionId: string, heads: Heads): string;
}

export function truth(): Truth {
  const lanes = new Map<string, Map<string, Commit[]>>();
  const placed = new Map<string, Placed[]>();
  const profiles = new Map<string, string>();
  const lanesOf = (sessionId: string): Map<string, Commit[]> => {
    const known = lanes.get(sessionId) ?? new Map<string, Commit[]>();
    lanes.set(sessionId, known);
    return known;
  };
  const self: Truth = {
    lane: (sessionId, lane) => lanesOf(sessionId).get(lane) ?? [],
    add(sessionId, commit) {
      const { lane, version } = commit;
      lanesOf(sessionId).set(lane, [...self.lane(sessionId, lane), commit]);
      for (const { event } of commit.events) {
        const key = `${sessionId} ${identityOf(event)}`;
        placed.set(key, [...(placed.get(key) ?? []), { identity: identityOf(event), lane, version }]);
      }
    },
    places: (sessionId, identity) => placed.get(`${sessionId} ${identity}`) ?? [],
    heads: (sessionId) =>
      Object.fromEntries([...lanesOf(sessionId)].map(([lane, commits]) => [lane, commits.length])),
    events: (sessionId, heads) =>
      Object.entries(heads).flatMap(([lane, version]) =>
        self
          .lane(sessionId, lane)
          .slice(0, version)
          .flatMap(({ events }) => events),
      ),
    profile(sessionId, heads) {
      const key = `${sessionId} ${formatCursor(heads)}`;
      const known = profiles.get(key) ?? expectedProfile(self.events(sessionId, heads));
      profiles.set(key, known);
      return known;
    },
  };
  return self;
}
