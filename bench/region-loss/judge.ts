import { type Check, without } from '../harness/check.ts';
import type { Device, Write } from './device.ts';
import type { Lost } from './lose.ts';
import { isError, sentAgain } from './tallied-fetch.ts';

const GOAL_SECONDS = 5;
const CONVERGED_SECONDS = 60;

/** What a region drill shows, each with the goal that it is held against. */
export function judge(lost: Lost): Check[] {
  return lost.options.isDrain
    ? [...drainChecks(lost), ...always(lost)]
    : [...lossChecks(lost), ...always(lost)];
}

function lossChecks(lost: Lost): Check[] {
  const { devices } = lost.fleet;
  const there = devices.filter(({ home }) => home === lost.options.region);
  const aware = there.filter(({ knowsRegions }) => knowsRegions);
  const unaware = there.filter(({ knowsRegions }) => !knowsRegions);
  return [
    within(
      'writes of clients that know the regions are accepted again',
      aware.map((one) => longestWait(one, lost)),
    ),
    within(
      'writes of clients that only know the edge are accepted again',
      unaware.map((one) => longestWait(one, lost)),
    ),
    within('the edge goes around the region (time to repair)', [lost.secondsToMark]),
    {
      claim: 'the region died with events that nobody else had',
      seen: `${lost.tail} events`,
      holds: lost.tail > 0,
    },
  ];
}

function drainChecks(lost: Lost): Check[] {
  const errors = lost.fleet.devices.flatMap(({ attempts }) => attempts).filter(isError);
  const there = lost.fleet.devices.flatMap(({ attempts }) => attempts).filter(isStray(lost));
  const claim = 'no request is lost by draining the region and taking it away';
  const told = errors.map(({ status, region }) => `${status} by ${region ?? 'nobody'}`);
  return [
    without(claim, told, `${requests(lost)} requests`),
    {
      claim: 'no request reaches the region while it is away',
      seen: `${there.length}`,
      holds: there.length === 0,
    },
  ];
}

function isStray({ options, lostMs, returnedMs }: Lost) {
  return ({ region, beganMs }: { region: string | undefined; beganMs: number }) =>
    region === options.region && beganMs > lostMs && beganMs < returnedMs;
}

function always(lost: Lost): Check[] {
  const writes = lost.fleet.devices.flatMap((device) => device.writes);
  const accepted = writes.filter(({ acceptedMs }) => acceptedMs !== undefined);
  const lostIn = (region: string) =>
    accepted.filter(({ eventId }) => !lost.committed.get(region)?.has(eventId));
  const missing = [...lost.committed.keys()].flatMap((region) =>
    lostIn(region).map(({ eventId }) => `${eventId} in ${region}`),
  );
  const { convergence, repair } = lost;
  const taken = takenAgain(lost);
  return [
    ofSome(
      accepted.length,
      without('accepted writes lost: none, in no region', missing, `${accepted.length} accepted writes`),
    ),
    ofSome(
      writes.length,
      without(
        'each write has its end, and it is applied',
        writes.filter(isUnapplied).map(({ eventId }) => eventId),
        `${writes.length} writes`,
      ),
    ),
    without('each device shows what the server has', lost.behind, `${lost.fleet.devices.length} devices`),
    { claim: 'the returned region takes writes again, under load', seen: `${taken}`, holds: taken > 0 },
    {
      claim: 'what was accepted before its return is in every region, while others are written',
      seen: `${seconds(repair.seconds)} after the return, of ${repair.writes}`,
      holds: repair.writes > 0 && repair.seconds <= CONVERGED_SECONDS,
    },
    {
      claim: 'after the last write all regions have equal states, byte for byte',
      seen: `${seconds(convergence.seconds)} after`,
      holds: convergence.seconds <= CONVERGED_SECONDS,
    },
  ];
}

/** Events that the region took from devices once it was back. */
function takenAgain({ fleet, options, returnedMs }: Lost): number {
  return fleet.devices
    .flatMap(({ attempts }) => attempts)
    .filter(({ region, beganMs }) => region === options.region && beganMs >= returnedMs)
    .filter(({ status }) => status >= 200 && status < 300)
    .reduce((sum, { eventIds }) => sum + eventIds.length, 0);
}

/** What nothing was there to break was not shown. */
function ofSome(count: number, check: Check): Check {
  return { ...check, holds: check.holds && count > 0 };
}

/** Figures without a goal. */
export function figures(lost: Lost): Record<string, number | string> {
  const { devices } = lost.fleet;
  const attempts = devices.flatMap((device) => device.attempts);
  return {
    requests: requests(lost),
    'writes accepted': devices
      .flatMap(({ writes }) => writes)
      .filter(({ acceptedMs }) => acceptedMs !== undefined).length,
    'longest that a write waited to be accepted': seconds(
      Math.max(0, ...devices.flatMap((one) => waits(one, lost))),
    ),
    'events that only the region had when it went': lost.tail,
    'errors seen by the library': attempts.filter(isError).length,
    'errors seen by the application': devices.flatMap(({ writes }) => writes).filter(isUnapplied).length,
    'writes sent again with the same id': devices.reduce(
      (sum, device) => sum + sentAgain(device.attempts),
      0,
    ),
    'the edge went around the region after': seconds(lost.secondsToMark),
    'the edge sends viewers there again after': seconds(lost.secondsToUnmark),
    'events committed in two lanes': [...(lost.committed.values().next().value ?? [])].filter(
      ([, lanes]) => lanes.length > 1,
    ).length,
  };
}

/** Second after the loss → what went wrong in it, and how often. */
export function errorsBySecond({ fleet, lostMs }: Lost): Record<string, Record<string, number>> {
  const bySecond: Record<string, Record<string, number>> = {};
  for (const { beganMs, status, region = 'nobody', complaint = '' } of fleet.devices
    .flatMap((one) => one.attempts)
    .filter(isError)) {
    const second = String(Math.floor((beganMs - lostMs) / 1_000));
    bySecond[second] ??= {};
    const what = `${status} by ${region} ${complaint}`.trim();
    bySecond[second][what] = (bySecond[second][what] ?? 0) + 1;
  }
  return bySecond;
}

function requests({ fleet }: Lost): number {
  return fleet.devices.reduce((sum, { attempts }) => sum + attempts.length, 0);
}

/** Of who wrote nothing while the region was away, nobody knows how long it would have waited: Infinity. */
function longestWait(device: Device, lost: Lost): number {
  const all = waits(device, lost);
  return all.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...all);
}

/** Seconds that each write waited while the region was away, those included that were under way when it went. */
function waits({ writes }: Device, { lostMs, returnedMs }: Lost): number[] {
  return writes
    .map(({ beganMs, acceptedMs = Number.POSITIVE_INFINITY }) => ({ beganMs, acceptedMs }))
    .filter(({ beganMs, acceptedMs }) => beganMs < returnedMs && acceptedMs > lostMs)
    .map(({ beganMs, acceptedMs }) => (acceptedMs - Math.max(beganMs, lostMs)) / 1_000);
}

function isUnapplied({ outcome }: Write): boolean {
  return outcome?.status !== 'applied';
}

/** The longest of these times is held against the goal; without any there is nothing to hold. */
function within(claim: string, durations: readonly number[]): Check {
  const most = Math.max(...durations);
  const median = [...durations].sort((a, b) => a - b)[Math.floor(durations.length / 2)] ?? 0;
  const seen =
    durations.length === 1
      ? seconds(most)
      : `median ${seconds(median)}, most ${seconds(most)}, of ${durations.length}`;
  return {
    claim: `${claim} within ${GOAL_SECONDS} s`,
    seen,
    holds: durations.length > 0 && most <= GOAL_SECONDS,
  };
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
