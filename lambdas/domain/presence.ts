/** One connection of a device, as AWS IoT told of it last. */
export interface Line {
  /** AWS IoT's own name of the connection. */
  readonly session: string;
  /** Counts the connections of a client id; it begins anew once the client id was away for about an hour. */
  readonly version: number;
  readonly isOpen: boolean;
  /** When it began or ended, to two minutes. Milliseconds since 1970. */
  readonly atMs: number;
}

/** A person's connections in one region, by `<device>~<nonce>`. */
export type Lines = Readonly<Record<string, Line>>;

/** A lifecycle event: what it says of which connection. */
export interface Sign extends Line {
  readonly connection: string;
}

/** What one region says of a person. */
export interface RegionPresence {
  readonly region: string;
  readonly lines: Lines;
  /** Milliseconds since 1970. */
  readonly lastSeenMs: number;
}

/** A region's heartbeat. */
export interface Pulse {
  readonly region: string;
  readonly atMs: number;
  /** Since when it has not paused. */
  readonly sinceMs: number;
}

/** How somebody is connected, all regions together. */
export interface MemberPresence {
  /** Region → devices that are connected there. */
  readonly devices: Readonly<Record<string, number>>;
  /** Undefined where nobody remembers. */
  readonly lastSeenMs: number | undefined;
}

/** AWS IoT forgets a version after about an hour, and tells times to two minutes. */
const VERSION_KEPT_MS = 55 * 60_000;
/** As long as a sign may come late: a closed line that is forgotten would be opened by its own beginning. */
const CLOSED_KEPT_MS = 2 * 60 * 60_000;
/** Lines of one person in one region; beyond, the oldest are forgotten. */
const MOST_LINES = 64;
/** A region whose heartbeat is older is lost: watch renews it every five seconds, and pauses for two each minute. */
const LOST_AFTER_MS = 20_000;

/**
 * Lines after some signs, in whatever order and however often they come. Of one connection, its end is the last that
 * is heard. Of two connections under one client id the higher version is the later one, unless an hour lies between.
 * https://docs.aws.amazon.com/iot/latest/developerguide/life-cycle-events.html
 * @returns the same lines where the signs say nothing new
 */
export function withSigns(lines: Lines, signs: Iterable<Sign>): Lines {
  let known = lines;
  for (const { connection, ...line } of signs) {
    if (supersedes(line, known[connection])) {
      known = { ...known, [connection]: line };
    }
  }
  return known;
}

/** A record with some more signs, or the same record where they say nothing new. */
export function evolvePresence(
  before: RegionPresence,
  signs: readonly Sign[],
  nowMs: number,
): RegionPresence {
  const lines = withSigns(before.lines, signs);
  return lines === before.lines
    ? before
    : {
        ...before,
        lines: pruned(lines, nowMs),
        lastSeenMs: Math.max(before.lastSeenMs, ...signs.map(({ atMs }) => atMs)),
      };
}

function supersedes(next: Line, known: Line | undefined): boolean {
  if (known === undefined) {
    return true;
  }
  if (next.session === known.session) {
    return known.isOpen && !next.isOpen;
  }
  const byMs = next.atMs - known.atMs;
  if (Math.abs(byMs) <= VERSION_KEPT_MS && next.version !== known.version) {
    return next.version > known.version;
  }
  return byMs === 0 ? next.session > known.session : byMs > 0;
}

/** Lines without those that no sign can concern any more, and without the oldest of too many. */
export function pruned(lines: Lines, nowMs: number): Lines {
  const kept = Object.entries(lines).filter(([, line]) => line.isOpen || nowMs - line.atMs < CLOSED_KEPT_MS);
  const youngestFirst = kept.sort(([, a], [, b]) => Number(b.isOpen) - Number(a.isOpen) || b.atMs - a.atMs);
  return Object.fromEntries(youngestFirst.slice(0, MOST_LINES));
}

/** Devices with an open line: tabs of one device count once. */
export function devicesIn(lines: Lines): number {
  const open = Object.entries(lines).filter(([, { isOpen }]) => isOpen);
  return new Set(open.map(([connection]) => connection.split('~')[0])).size;
}

/** Since when a region's heartbeat has not paused, with one more beat. */
export function sinceMsAfter(before: Pick<Pulse, 'atMs' | 'sinceMs'> | undefined, atMs: number): number {
  return before !== undefined && atMs - before.atMs <= LOST_AFTER_MS ? before.sinceMs : atMs;
}

/** Regions that are lost, as far as `own` can tell: it has no doubts about itself. */
export function lostRegions(
  regions: readonly string[],
  pulses: readonly Pick<Pulse, 'region' | 'atMs'>[],
  { own, nowMs }: { own: string; nowMs: number },
): string[] {
  const beating = new Set(
    pulses.filter(({ atMs }) => nowMs - atMs <= LOST_AFTER_MS).map(({ region }) => region),
  );
  return regions.filter((region) => region !== own && !beating.has(region));
}

/**
 * What all regions together say of somebody. A lost region's lines count no more: it cannot say that they ended. Who
 * was connected there was seen until its last heartbeat.
 */
export function presenceOf(
  records: readonly RegionPresence[],
  pulses: readonly Pulse[],
  lost: readonly string[],
): MemberPresence {
  const devices = records
    .filter(({ region }) => !lost.includes(region))
    .map(({ region, lines }) => [region, devicesIn(lines)] as const)
    .filter(([, count]) => count > 0);
  const seen = records.map((record) => lastSeenMsOf(record, pulses, lost));
  return {
    devices: Object.fromEntries(devices),
    lastSeenMs: seen.length === 0 ? undefined : Math.max(...seen),
  };
}

function lastSeenMsOf(
  { region, lines, lastSeenMs }: RegionPresence,
  pulses: readonly Pulse[],
  lost: readonly string[],
): number {
  const wasThere = lost.includes(region) && devicesIn(lines) > 0;
  const beatMs = pulses.find((pulse) => pulse.region === region)?.atMs ?? 0;
  return wasThere ? Math.max(lastSeenMs, beatMs) : lastSeenMs;
}
