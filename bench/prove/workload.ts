import { mint, START } from '../../lambdas/domain/event-id.ts';

/** One patch and how it is sent. */
export interface Patch {
  readonly session: number;
  readonly eventId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly region: string;
  /** Where the same patch goes once more, if it does. */
  readonly again: string | undefined;
}

const FIELDS = ['name', 'city', 'theme', 'score', 'tags', 'device'];

/** Numbers from 0 to 1 that a seed repeats: mulberry32. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Patches over sessions, small and colliding on purpose: a third is sent twice with the same key, half of those
 * to another region. The schedule follows from the seed; the ids carry the time of their making.
 */
export function workload(options: {
  seed: number;
  patches: number;
  sessions: number;
  regions: readonly string[];
  nowMs: number;
}): Patch[] {
  const random = dice(options.seed);
  const pick = <T>(things: readonly T[]): T => things[Math.floor(random() * things.length)] as T;
  let clock = START;
  return Array.from({ length: options.patches }, (_, at) => {
    const bytes = Uint8Array.from({ length: 8 }, () => Math.floor(random() * 256));
    const minted = mint(clock, { nowMs: options.nowMs, random: bytes });
    clock = minted.clock;
    const region = pick(options.regions);
    const elsewhere = options.regions.filter((name) => name !== region);
    const twice = random() < 1 / 3;
    return {
      session: Math.floor(random() * options.sessions),
      eventId: minted.id,
      body: patchOf(random, pick, at),
      region,
      again: twice ? pick([region, pick(elsewhere)]) : undefined,
    };
  });
}

function patchOf(
  random: () => number,
  pick: <T>(things: readonly T[]) => T,
  at: number,
): Record<string, unknown> {
  const field = pick(FIELDS);
  const kind = random();
  if (kind < 0.15) {
    return { [field]: null };
  }
  if (kind < 0.4) {
    return {
      [field]: { [pick(['a', 'b', 'c'])]: at, deep: { [pick(['x', 'y'])]: kind < 0.25 ? null : at } },
    };
  }
  return { [field]: kind < 0.5 ? [at, 'list'] : at };
}
