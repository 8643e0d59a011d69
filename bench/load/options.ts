import { parseArgs } from 'node:util';
import { SCENARIO_NAMES } from './plan/scenarios.ts';

export interface LoadArguments {
  readonly scenario: string;
  readonly quick: boolean;
  readonly seed: number;
  readonly poisson: boolean;
  /** Whether the naive handler runs under the same load afterwards. */
  readonly naive: boolean;
  /** When a region goes dark, in seconds from the beginning of the load. */
  readonly killAtSeconds?: number;
  /** An earlier report to compare with. */
  readonly baseline?: string;
  readonly export?: ExportFormat;
}

export type ExportFormat = 'k6' | 'artillery';

const EXPORTS: readonly ExportFormat[] = ['k6', 'artillery'];

/** Whether these arguments ask for a load and not for the rows of the goals. */
export function asksForLoad(args: readonly string[]): boolean {
  return args.some((arg) => /^--(scenario|export)(=|$)/.test(arg));
}

/** Throws a sentence where an option or its value is unknown. */
export function loadArguments(args: readonly string[]): LoadArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string', default: 'normal' },
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      poisson: { type: 'boolean', default: false },
      'no-naive': { type: 'boolean', default: false },
      'kill-region': { type: 'string' },
      baseline: { type: 'string' },
      export: { type: 'string' },
    },
  });
  const { baseline, 'kill-region': kill } = values;
  return {
    scenario: oneOf('--scenario', values.scenario, SCENARIO_NAMES),
    quick: values.quick,
    seed: wholeNumber('--seed', values.seed),
    poisson: values.poisson,
    naive: !values['no-naive'],
    ...(kill !== undefined && { killAtSeconds: wholeNumber('--kill-region', kill) }),
    ...(baseline !== undefined && { baseline }),
    ...(values.export !== undefined && { export: oneOf('--export', values.export, EXPORTS) }),
  };
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) {
    throw new Error(`${option} is "${value}"; it must be one of ${allowed.join(', ')}.`);
  }
  return found;
}

function wholeNumber(option: string, value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new Error(`${option} is "${value}"; it must be a whole number from 0.`);
  }
  return number;
}
