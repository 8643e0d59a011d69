import { type RandomBytes, unitRandom } from './jitter.ts';

/** The way of one request. */
export interface Route {
  /** Asked for by header; undefined leaves the choice to the edge. */
  readonly pin: string | undefined;
  /** Region that answered or will, as far as it is known: the pinned one, or where the edge sends this client. */
  readonly region: string | undefined;
}

/** Goes around regions that failed, for a while. */
export interface RegionChoice {
  next(): Route;
  /** Learns where the edge sends this client by itself: known before it fails, it can be gone around. */
  answered(route: Route): void;
  /** Whether a route to another region is left, so that nobody need wait. */
  failed(route: Route): boolean;
}

/** The edge marks a dead region within seconds locally and 90 s on AWS; then its own choice is good again. */
const AVOID_MS = 60_000;

interface World {
  readonly regions: readonly string[];
  nowMs(): number;
  readonly randomBytes: RandomBytes;
}

/** Follows the edge until a region fails; then pins another one, and leaves the choice to the edge again later. */
export function regionChoice({ regions, nowMs, randomBytes }: World): RegionChoice {
  const avoidedUntilMs = new Map<string | undefined, number>();
  let pinned: { readonly region: string; readonly untilMs: number } | undefined;
  let home: string | undefined;
  return {
    answered({ pin, region }) {
      if (pin !== undefined) return;
      home = region ?? home;
      // With none left to pin, it was the network that failed: what is known of regions is not.
      if (!pinned) avoidedUntilMs.clear();
    },
    next() {
      if (pinned && pinned.untilMs <= nowMs()) {
        pinned = undefined;
        home = undefined;
      }
      return { pin: pinned?.region, region: pinned?.region ?? home };
    },
    failed(route) {
      // Where the edge leads may have become known only since, and it may have gone around the pinned one.
      for (const region of [route.pin, route.region ?? home]) avoidedUntilMs.set(region, nowMs() + AVOID_MS);
      // Of several requests that failed together, the first has chosen already.
      if (route.pin !== pinned?.region) return true;
      const others = regions.filter((region) => (avoidedUntilMs.get(region) ?? 0) <= nowMs());
      const region = others[Math.floor(unitRandom(randomBytes) * others.length)];
      pinned = region ? { region, untilMs: nowMs() + AVOID_MS } : undefined;
      return pinned !== undefined;
    },
  };
}
