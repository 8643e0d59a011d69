import { mint, START } from '../../lambdas/domain/event-id.ts';

export type Body = Readonly<Record<string, unknown>>;

/** One intent and how it is sent. */
export interface Intent {
  readonly session: number;
  readonly eventId: string;
  /** The last part of the path that it goes to. */
  readonly kind: 'profile' | 'messages';
  readonly body: Body;
  readonly region: string;
  /** Where the same key goes once more, if it does. Another body makes twins, which are sent at once. */
  readonly again: { readonly region: string; readonly body: Body } | undefined;
}

const FIELDS = ['name', 'city', 'theme', 'score', 'tags', 'device'];
const PATCHES_PER_TWIN = 100;
const PATCHES_PER_MESSAGE = 500;

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
 * to another region. One in a hundred, and a few messages beside them, break the rule that a key stands for one
 * body. The schedule follows from the seed; the ids carry the time of their making.
 */
export function workload(options: {
  seed: number;
  patches: number;
  sessions: number;
  regions: readonly string[];
  nowMs: number;
}): Intent[] {
  const random = dice(options.seed);
  const pick = <T>(things: readonly T[]): T => things[Math.floor(random() * things.length)] as T;
  let clock = START;
  const messages = Math.ceil(options.patches / PATCHES_PER_MESSAGE);
  return Array.from({ length: options.patches + messages }, (_, at) => {
    const bytes = Uint8Array.from({ length: 8 }, () => Math.floor(random() * 256));
    const minted = mint(clock, { nowMs: options.nowMs, random: bytes });
    clock = minted.clock;
    const kind = at < options.patches ? 'profile' : 'messages';
    const bodyOf = (text: string): Body => (kind === 'messages' ? { text } : patchOf(random, pick, text));
    const region = pick(options.regions);
    const elsewhere = pick(options.regions.filter((name) => name !== region));
    const body = bodyOf(`${at}`);
    const twin = { region: elsewhere, body: bodyOf(`${at}, again`) };
    const repeat = random() < 1 / 3 ? { region: pick([region, elsewhere]), body } : undefined;
    const again = kind === 'messages' || at % PATCHES_PER_TWIN === 0 ? twin : repeat;
    return {
      session: Math.floor(random() * options.sessions),
      eventId: minted.id,
      kind,
      body,
      region,
      again,
    };
  });
}

/** Whether the same key is sent with two bodies, which only a broken or a hostile client does. */
export function isTwin({ body, again }: Intent): boolean {
  return again !== undefined && again.body !== body;
}

function patchOf(
  random: () => number,
  pick: <T>(things: readonly T[]) => T,
  value: string,
): Record<string, unknown> {
  const field = pick(FIELDS);
  const kind = random();
  if (kind < 0.15) {
    return { [field]: null };
  }
  if (kind < 0.4) {
    return {
      [field]: { [pick(['a', 'b', 'c'])]: value, deep: { [pick(['x', 'y'])]: kind < 0.25 ? null : value } },
    };
  }
  return { [field]: kind < 0.5 ? [value, 'list'] : value };
}
