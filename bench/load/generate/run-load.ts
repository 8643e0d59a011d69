import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { type Arrival, plannedArrivals } from '../plan/arrivals.ts';
import { pickClass } from '../plan/classes.ts';
import type { Scenario } from '../plan/scenario.ts';
import { type Asking, ask, TIMEOUT_MS } from './ask.ts';
import { dispatch } from './dispatch.ts';
import { exchangeWith } from './exchange.ts';
import { watchGenerator } from './generator-watch.ts';
import type { Generated, Outcome } from './outcome.ts';
import { userPool } from './user-pool.ts';
import type { User } from './users.ts';

export interface LoadOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  /** Whether arrivals come as a Poisson process instead of evenly. */
  readonly poisson: boolean;
  readonly edge: string;
}

/** Puts a load on an edge and waits for every answer. */
export async function runLoad(load: LoadOptions, users: readonly User[]): Promise<Generated> {
  const arrivals = plannedArrivals(load.scenario, load);
  const exchange = exchangeWith(load.edge, TIMEOUT_MS);
  const watch = watchGenerator();
  const beganMs = performance.now();
  const elapsedMs = () => performance.now() - beganMs;
  const asking = askingAs(users, load.seed, (one) => ask(exchange, one, elapsedMs));
  await dispatch(arrivals, elapsedMs, (arrival, lateMs) => {
    watch.sent(lateMs);
    asking.ask(arrival);
  });
  const sendingMs = elapsedMs();
  const outcomes = await Promise.all(asking.outcomes);
  exchange.close();
  return {
    outcomes,
    beganEpochMs: performance.timeOrigin + beganMs,
    arrivals: arrivals.length,
    sendingMs,
    intendedMs: arrivals.at(-1)?.atMs ?? 0,
    dropped: arrivals.length - outcomes.length,
    ...watch.stop(),
  };
}

/** Lets an idle user ask for each arrival; one for which nobody is idle has no outcome. */
function askingAs(users: readonly User[], seed: number, send: (asking: Asking) => Promise<Outcome>) {
  const pool = userPool(users.length, seededRandom(seed, 'users'));
  const classes = seededRandom(seed, 'classes');
  const memories = users.map(() => ({ next: '' }));
  const outcomes: Promise<Outcome>[] = [];
  return {
    outcomes,
    ask: (arrival: Arrival): void => {
      const at = pool.take();
      const { name } = pickClass(classes);
      if (at !== undefined) {
        const asking = { arrival, name, user: users[at], memory: memories[at], n: outcomes.length } as Asking;
        outcomes.push(send(asking).finally(() => pool.release(at)));
      }
    },
  };
}
