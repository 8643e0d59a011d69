import type { ToldPresence } from '../contract/presence.ts';
import { lostRegions, type MemberPresence, presenceOf } from '../domain/presence.ts';
import { keptFor } from '../platform/kept-for.ts';
import type { Asking, PresenceStore } from '../store/presence-store.ts';

/** Where people's devices are connected. */
export interface Whereabouts {
  /** Of each of these people, as answers and envelopes tell it. */
  of(userKeys: readonly string[], how?: Pick<Asking, 'isExact'>): Promise<ReadonlyMap<string, ToldPresence>>;
}

export interface WhereaboutsPorts {
  readonly presences: Pick<PresenceStore, 'of' | 'pulses'>;
  readonly region: string;
  readonly regions: readonly string[];
  nowMs(): number;
}

/** Heartbeats come every five seconds, and a region is lost after twenty. */
const PULSES_AGE_MS = 2_000;

/** What all regions that are not lost say of people. */
export function whereabouts({ presences, region, regions, nowMs }: WhereaboutsPorts): Whereabouts {
  const pulsesNow = keptFor(PULSES_AGE_MS, nowMs, () => presences.pulses());
  return {
    async of(userKeys, how) {
      const [records, pulses] = await Promise.all([presences.of(userKeys, how), pulsesNow()]);
      const lost = lostRegions(regions, pulses, { own: region, nowMs: nowMs() });
      return new Map(
        userKeys.map((userKey) => [userKey, told(presenceOf(records.get(userKey) ?? [], pulses, lost))]),
      );
    },
  };
}

function told({ devices, lastSeenMs }: MemberPresence): ToldPresence {
  return {
    devices: { ...devices },
    ...(lastSeenMs !== undefined && { lastSeen: new Date(lastSeenMs).toISOString() }),
  };
}
