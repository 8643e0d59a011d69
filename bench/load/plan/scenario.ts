/** A stretch of load. With two rates it grows exponentially from one to the other. */
export interface Phase {
  readonly name: 'ramp' | 'hold' | 'after';
  readonly seconds: number;
  readonly fromRps: number;
  readonly toRps: number;
}

/** A load, as arrivals over time. */
export interface Scenario {
  readonly name: string;
  /** Identities that it comes from; each has a token and a session of its own. */
  readonly users: number;
  readonly phases: readonly Phase[];
}

/** A constant rate. */
export function hold(rps: number, seconds: number, name: Phase['name'] = 'hold'): Phase {
  return { name, seconds, fromRps: rps, toRps: rps };
}

/** Of the highest rate. While latencies keep their limits, most users are idle. */
const QUICK_USERS_SECONDS = 10;

/**
 * A tenth of the time at the same rates. All the users would take longer to make than the load lasts, so there are
 * fewer, and each asks more often; never so few that the pool has nobody idle while answers come in time.
 */
export function quickened({ name, users, phases }: Scenario): Scenario {
  const fewest = Math.max(users / 10, highestRps(phases) * QUICK_USERS_SECONDS);
  return {
    name: `${name}-quick`,
    users: Math.min(users, Math.ceil(fewest)),
    phases: phases.map((phase) => ({ ...phase, seconds: phase.seconds / 10 })),
  };
}

/** The phase whose end leaves the fullest queues behind: the last one with the highest rate. */
export function peakPhase({ phases }: Scenario): number {
  return phases.map(({ toRps }) => toRps).lastIndexOf(highestRps(phases));
}

/** The highest rate of a load. */
export function highestRps(phases: readonly Phase[]): number {
  return Math.max(...phases.map(({ toRps }) => toRps));
}

/** How long a load lasts. */
export function secondsOf({ phases }: Scenario): number {
  return phases.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** When each phase ends, in milliseconds from the first one's beginning. */
export function phaseEndsMs({ phases }: Scenario): number[] {
  let endMs = 0;
  return phases.map(({ seconds }) => {
    endMs += seconds * 1_000;
    return endMs;
  });
}

/** What runs before a load and is not counted: a fifth of its highest rate, until everything is warm. */
export function warmUpOf(scenario: Scenario): Scenario {
  return {
    ...scenario,
    name: `${scenario.name}-warm-up`,
    phases: [hold(Math.max(10, highestRps(scenario.phases) / 5), WARM_UP_SECONDS)],
  };
}

const WARM_UP_SECONDS = 5;
