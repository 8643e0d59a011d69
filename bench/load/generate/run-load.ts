import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { plannedArrivals } from '../plan/arrivals.ts';
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
export async function runLoad(
  { scenario, seed, poisson, edge }: LoadOptions,
  users: readonly User[],
): Promise<Generated> {
  const arrivals = plannedArrivals(scenario, { seed, poisson });
  const pool = userPool(users.length, seededRandom(seed, 'users'));
  const classes = seededRandom(seed, 'classes');
  const memories = users.map(() => ({ next: '' }));
  const exchange = exchangeWith(edge, TIMEOUT_MS);
  const outcomes: Promise<Outcome>[] = [];
  const watch = watchGenerator();
  const beganMs = performance.now();
  const elapsedMs = () => performance.now() - beganMs;
  let dropped = 0;
  await dispatch(arrivals, elapsedMs, (arrival, lateMs) => {
    watch.sent(lateMs);
    const at = pool.take();
    const { name } = pickClass(classes);
    if (at === undefined) {
      dropped += 1;
      return;
    }
    const asking = { arrival, name, user: users[at], memory: memories[at], n: outcomes.length } as Asking;
    outcomes.push(ask(exchange, asking, elapsedMs).finally(() => pool.release(at)));
  });
  const sendingMs = elapsedMs();
  const all = await Promise.all(outcomes);
  exchange.close();
  const intendedMs = arrivals.at(-1)?.atMs ?? 0;
  const beganEpochMs = performance.timeOrigin + beganMs;
  return {
    outcomes: all,
    beganEpochMs,
    arrivals: arrivals.length,
    sendingMs,
    intendedMs,
    dropped,
    ...watch.stop(),
  };
}
