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
  /**
   * Whether a route to another region is left, so that nobody need wait.
   * @param isCut whether it may be the device that has no network: the detour then ends with its first answer
   */
  failed(route: Route, isCut?: boolean): boolean;
  /** Whether what breaks off here may be for want of a network: not where another way has just answered. */
  isCut(route: Route): boolean;
  /** The network is back: what failed meanwhile says nothing of regions. */
  wake(): void;
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
  const avoided = new Set<string | undefined>();
  let pinned: string | undefined;
  let untilMs = 0;
  /** Whether `pinned` is left with its first answer. */
  let isTrial: boolean | undefined;
  let home: string | undefined;
  let last: Route | undefined;
  const wake = () => {
    pinned = last = undefined;
    avoided.clear();
  };
  return {
    answered(route) {
      last = route;
      if (isTrial) pinned = undefined;
      if (route.pin !== undefined) return;
      home = route.region ?? home;
      if (!pinned) avoided.clear();
    },
    next() {
      if (pinned && untilMs <= nowMs()) {
        wake();
        home = undefined;
      }
      return { pin: pinned, region: pinned ?? home };
    },
    isCut: ({ pin }) => !last || last.pin === pin,
    wake,
    failed(route, isCut) {
      last = undefined;
      // Where the edge leads may have become known only since, and it may have gone around the pinned one.
      avoided.add(route.pin).add(route.region ?? home);
      // Of several requests that failed together, the first has chosen already.
      if (route.pin !== pinned) return true;
      if (!pinned) isTrial = isCut;
      const others = regions.filter((region) => !avoided.has(region));
      pinned = others[Math.floor(unitRandom(randomBytes) * others.length)];
      untilMs = nowMs() + AVOID_MS;
      // With none left to pin, it was the network that failed: what is known of regions is not.
      if (!pinned) wake();
      return !!pinned;
    },
  };
}
