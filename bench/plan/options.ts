import { parseArgs } from 'node:util';
import { DEFAULT_TRAFFIC, type Traffic } from './traffic.ts';

export interface PlanOptions {
  readonly users: readonly number[];
  readonly traffic: Traffic;
}

const ALL_SIZES = [1_000, 10_000, 100_000, 500_000, 1_000_000, 10_000_000];

type Amount = Exclude<keyof Traffic, 'signIn'>;

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
  const traffic = Object.fromEntries(
    amounts.map((name) => [name, amountOf(name, stated(kebab(name))) ?? DEFAULT_TRAFFIC[name]]),
  );
  return {
    users: stated('users')?.split(',').map(usersOf) ?? ALL_SIZES,
    traffic: checked({ ...traffic, signIn: signInOf(stated('sign-in')) } as Traffic),
  };
}

function amountOf(name: Amount, stated: string | undefined): number | undefined {
  if (stated === undefined) return undefined;
  const amount = Number(stated);
  if (!(amount >= 0) || amount === Number.POSITIVE_INFINITY) {
    throw new Error(`--${kebab(name)} is "${stated}"; it must be a number of at least 0.`);
  }
  return amount;
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

function checked(traffic: Traffic): Traffic {
  const { patchShare, messageShare, aiShare, writersPerSession, burstEvents, eventBytes } = traffic;
  if (patchShare + messageShare + aiShare > 1) {
    throw new Error(
      '--patch-share, --message-share and --ai-share are more than 1 together; the rest reads.',
    );
  }
  if (patchShare === 0 || messageShare + aiShare === 0 || traffic.dailyActiveShare === 0) {
    throw new Error('A plan needs patches, messages and active users; use a small share instead of 0.');
  }
  if (writersPerSession < 1 || burstEvents < 1 || eventBytes < 20) {
    throw new Error('At least 1 for --writers-per-session and --burst-events, and 20 for --event-bytes.');
  }
  return traffic;
}

/** `peakFactor` as `peak-factor`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
