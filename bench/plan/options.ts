import { parseArgs } from 'node:util';
import { type Amount, inRange, kebab, LEAST_OF_REQUESTS } from './ranges.ts';
import { burstOf, DEFAULT_TRAFFIC, type Traffic } from './traffic.ts';

export interface PlanOptions {
  readonly users: readonly number[];
  readonly traffic: Traffic;
}

const MOST_BURST_EVENTS = 1_000;

const ALL_SIZES = [1_000, 10_000, 100_000, 500_000, 1_000_000, 10_000_000];

/** `--users 1e6,2e6`, and each part of the traffic by its name in kebab case: `--peak-factor 8`. */
export function planOptionsOf(args: readonly string[]): PlanOptions {
  const amounts = Object.keys(DEFAULT_TRAFFIC).filter((name): name is Amount => name !== 'signIn');
  const { values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      ['users', 'sign-in', ...amounts.map(kebab)].map((name) => [name, { type: 'string' as const }]),
    ),
  });
  const stated = (name: string) => values[name] as string | undefined;
  const traffic = Object.fromEntries(amounts.map((name) => [name, amountOf(name, stated(kebab(name)))]));
  return checked({
    users: stated('users')?.split(',').map(usersOf) ?? ALL_SIZES,
    traffic: { ...traffic, signIn: signInOf(stated('sign-in')) } as Traffic,
  });
}

function amountOf(name: Amount, stated: string | undefined): number {
  return stated === undefined ? DEFAULT_TRAFFIC[name] : inRange(name, stated);
}

function usersOf(stated: string): number {
  const users = Number(stated);
  if (!(users >= 1 && users <= 1e9)) {
    throw new Error(`--users holds "${stated}"; each must be a number from 1 to 1e9, such as 1e6.`);
  }
  return users;
}

function signInOf(stated: string = DEFAULT_TRAFFIC.signIn): Traffic['signIn'] {
  if (stated !== 'cognito' && stated !== 'own') {
    throw new Error(`--sign-in is "${stated}"; it must be cognito or own.`);
  }
  return stated;
}

/** What is out of range only together. */
function checked(options: PlanOptions): PlanOptions {
  const { traffic } = options;
  const { patchShare, messageShare, aiShare } = traffic;
  if (patchShare + messageShare + aiShare > 1) {
    throw new Error(
      '--patch-share, --message-share and --ai-share are more than 1 together; the rest reads.',
    );
  }
  if (messageShare + aiShare < LEAST_OF_REQUESTS) {
    throw new Error(
      `A plan needs messages; --message-share and --ai-share must be ${LEAST_OF_REQUESTS} together at least.`,
    );
  }
  const { events } = burstOf(traffic);
  if (events > MOST_BURST_EVENTS) {
    throw new Error(
      `--writers-per-session and --burst-events make bursts of ${events} events; at most ${MOST_BURST_EVENTS}.`,
    );
  }
  return options;
}
