import { Limits } from '../../../lambdas/contract/limits.ts';
import type { Pulse, RegionPresence } from '../../../lambdas/domain/presence.ts';
import type { OwnPresence, PresenceStore } from '../../../lambdas/store/presence-store.ts';
import type { OnlineCount, ViewStore } from '../../../lambdas/store/view-store.ts';

/** Presence in memory, as seen in one region. */
export interface InMemoryPresence extends PresenceStore {
  /** What another region says, as replication brings it. */
  replicate(userKey: string, presence: RegionPresence): void;
  beat(pulse: Pulse): void;
}

export function inMemoryPresence(region: string): InMemoryPresence {
  const own = new Map<string, OwnPresence>();
  const others = new Map<string, RegionPresence[]>();
  const pulses = new Map<string, Pulse>();
  const recordsOf = (userKey: string): RegionPresence[] => [
    ...[own.get(userKey) ?? []].flat(),
    ...(others.get(userKey) ?? []),
  ];
  return {
    own: async (userKey) => own.get(userKey) ?? { region, lines: {}, lastSeenMs: 0, revision: 0 },
    save: async (userKey, presence) => {
      if ((own.get(userKey)?.revision ?? 0) !== presence.revision) return 'conflict';
      own.set(userKey, { ...presence, revision: presence.revision + 1 });
      return 'saved';
    },
    of: async (userKeys, { regions } = {}) => {
      const found = userKeys.map((userKey): [string, RegionPresence[]] => [
        userKey,
        recordsOf(userKey).filter((record) => regions === undefined || regions.includes(record.region)),
      ]);
      return new Map(found.filter(([, records]) => records.length > 0));
    },
    pulses: async () => [...pulses.values()],
    replicate: (userKey, presence) => {
      const rest = (others.get(userKey) ?? []).filter((one) => one.region !== presence.region);
      others.set(userKey, [...rest, presence]);
    },
    beat: (pulse) => void pulses.set(pulse.region, pulse),
  };
}

export function inMemoryViews(nowMs: () => number): ViewStore {
  const views = new Map<string, { viewers: Set<string>; untilMs: number }>();
  const counts = new Map<string, OnlineCount>();
  return {
    keep: async (sessionId, userKey) => {
      const viewers = new Set([...(views.get(sessionId)?.viewers ?? []), userKey]);
      views.set(sessionId, { viewers, untilMs: nowMs() + Limits.viewSeconds * 1_000 });
    },
    viewersOf: async (sessionIds) => {
      const viewed = sessionIds.flatMap((id) => {
        const view = views.get(id);
        return view !== undefined && view.untilMs > nowMs() ? [[id, [...view.viewers]] as const] : [];
      });
      return new Map(viewed);
    },
    lastCount: async (sessionId) => counts.get(sessionId),
    keepCount: async (sessionId, count) => void counts.set(sessionId, count),
    dropCount: async (sessionId) => void counts.delete(sessionId),
  };
}
