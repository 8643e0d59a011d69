import { type ParseArgsConfig, parseArgs } from 'node:util';
import { MOST_SEED, numberOption, seedOption, wholeOption } from '../harness/number-options.ts';
import { TOKEN_SECONDS } from './clients/gather.ts';
import { FAULT_KINDS } from './nemesis/fault-kinds.ts';

export interface Options {
  readonly seeds: readonly number[];
  readonly minutes: number;
  readonly clients: number;
  readonly faults: readonly string[];
  /** Seconds after which what a crashed function had received comes again. */
  readonly hiddenSeconds: number;
  readonly quick: boolean;
  /** Naive designs to run instead. */
  readonly variants: readonly string[];
  /** Operations of the model instead, if it is wanted. */
  readonly modelOperations: number | undefined;
}

const QUICK_SEED = 1;
const USUAL = { minutes: 1, clients: 48, hiddenSeconds: 10 };
/** So that two seeds fit into a minute. */
const SMALL = { minutes: 0.17, clients: 16, hiddenSeconds: 5 };
const LEAST_MINUTES = 0.05;
/**
 * Before people's tokens expire, half an hour is for gathering, for what is under way when the faults are over, and for
 * the last reads. An expired token is answered 401, which the checker would take for a refusal.
 */
const MOST_MINUTES = TOKEN_SECONDS / 60 - 30;
const LEAST_CLIENTS = 4;
/** More than a machine plays, and far from where an array ends. */
const MOST_CLIENTS = 10_000;
const MOST_SEEDS = 10_000;
const MODEL_OPERATIONS = 1_000_000;

export const FAULT_OPTIONS = {
  seed: { type: 'string' },
  seeds: { type: 'string' },
  minutes: { type: 'string' },
  clients: { type: 'string' },
  faults: { type: 'string' },
  quick: { type: 'boolean', default: false },
  variant: { type: 'string' },
  variants: { type: 'boolean', default: false },
  model: { type: 'boolean', default: false },
  operations: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/**
 * What the command line asks for.
 * @throws Error with a sentence where something is unknown or out of range
 */
export function optionsOf(args: readonly string[], variants: readonly string[], fresh: number): Options {
  const { values } = parseArgs({
    args: [...args],
    options: FAULT_OPTIONS,
  });
  refuseIgnored(values);
  const { quick } = values;
  const size = quick || values.variants || values.variant !== undefined ? SMALL : USUAL;
  return {
    seeds: seedsOf(values, fresh),
    minutes: numberOption('minutes', values.minutes ?? String(size.minutes), LEAST_MINUTES, MOST_MINUTES),
    clients: wholeOption('clients', values.clients ?? String(size.clients), LEAST_CLIENTS, MOST_CLIENTS),
    faults: named('faults', values.faults, Object.keys(FAULT_KINDS)) ?? Object.keys(FAULT_KINDS),
    hiddenSeconds: size.hiddenSeconds,
    quick,
    variants: values.variants ? variants : (named('variant', values.variant, variants) ?? []),
    modelOperations: values.model
      ? wholeOption('operations', values.operations ?? String(MODEL_OPERATIONS), 1)
      : undefined,
  };
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Options that one way of drilling would not heed, by the option that asks for this way. */
const UNHEEDED = {
  model: ['seeds', 'minutes', 'clients', 'faults', 'quick', 'variant', 'variants'],
  variants: ['seeds', 'variant'],
  variant: ['seeds'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof FAULT_OPTIONS)[]>>;

/** @throws Error with a sentence where an option would be taken and not heeded */
function refuseIgnored(values: Values): void {
  for (const [way, unheeded] of Object.entries(UNHEEDED)) {
    const ignored = isGiven(values[way]) ? unheeded.find((name) => isGiven(values[name])) : undefined;
    if (ignored !== undefined)
      throw new Error(`--${way} does not go with --${ignored}; leave one of them out.`);
  }
  if (isGiven(values.operations) && !isGiven(values.model)) {
    throw new Error('--operations counts those of the model; it needs --model beside it.');
  }
}

/** Whether it is on the command line: switches are off unless they are. */
function isGiven(value: string | boolean | undefined): boolean {
  return value !== undefined && value !== false;
}

/** Quick is one seed that is always the same and one that never was. */
function seedsOf({ seed, seeds, quick }: SeedValues, fresh: number): number[] {
  if (quick && seed === undefined && seeds === undefined) return [QUICK_SEED, fresh];
  const usual = seeds === undefined ? fresh : QUICK_SEED;
  const from = seedOption(seed ?? String(usual));
  const most = Math.min(MOST_SEEDS, MOST_SEED - from + 1);
  return Array.from({ length: wholeOption('seeds', seeds ?? '1', 1, most) }, (_, at) => from + at);
}

interface SeedValues {
  readonly seed?: string;
  readonly seeds?: string;
  readonly quick: boolean;
}

function named(option: string, stated: string | undefined, known: readonly string[]): string[] | undefined {
  const names = stated?.split(',');
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`--${option} names "${unknown}", which is unknown; there are ${known.join(', ')}.`);
  }
  return names;
}
