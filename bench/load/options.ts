import { parseArgs } from 'node:util';
import { seedOption, wholeOption } from '../harness/number-options.ts';
import { secondsOf } from './plan/scenario.ts';
import { SCENARIO_NAMES, scenariosNamed } from './plan/scenarios.ts';

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

/** What must follow the death of a region: twice the time that its users may be without it. */
const RECOVERY_SECONDS = 10;
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
      seed: { type: 'string' },
      poisson: { type: 'boolean', default: false },
      'no-naive': { type: 'boolean', default: false },
      'kill-region': { type: 'string' },
      baseline: { type: 'string' },
      export: { type: 'string' },
    },
  });
  const { baseline, 'kill-region': kill } = values;
  const scenario = oneOf('--scenario', values.scenario, SCENARIO_NAMES);
  refuseIgnored(values);
  return {
    scenario,
    quick: values.quick,
    seed: seedOption(values.seed ?? '1'),
    poisson: values.poisson,
    naive: !values['no-naive'],
    ...(kill !== undefined && { killAtSeconds: killAt(kill, scenario, values.quick) }),
    ...(baseline !== undefined && { baseline }),
    ...(values.export !== undefined && { export: oneOf('--export', values.export, EXPORTS) }),
  };
}

/** Options that an export or the search for the maximum would not heed. */
const UNHEEDED = {
  export: ['seed', 'poisson', 'no-naive', 'kill-region', 'baseline'],
  maximum: ['export', 'baseline'],
} as const;

/** To leave it unsaid that something was asked for in vain would look as if it had been done. */
function refuseIgnored(values: Readonly<Record<string, string | boolean | undefined>>): void {
  const isGiven = (name: string) => values[name] !== undefined && values[name] !== false;
  const refuse = (way: string, unheeded: readonly string[]): void => {
    const ignored = unheeded.find(isGiven);
    if (ignored !== undefined) {
      throw new Error(`${way} does not go with --${ignored}; leave one of them out.`);
    }
  };
  if (values.scenario === 'maximum') {
    refuse('--scenario maximum', UNHEEDED.maximum);
  }
  if (isGiven('export')) {
    refuse('--export', UNHEEDED.export);
  }
}

/** A region that dies too late shows no recovery, or does not die at all. */
function killAt(stated: string, name: string, quick: boolean): number {
  const atSeconds = wholeOption('kill-region', stated, 0);
  const lengths = scenariosNamed(name, quick).map(secondsOf);
  if (lengths.length === 0) {
    throw new Error(`--kill-region is "${stated}"; in ${name} no region dies.`);
  }
  const seconds = Math.min(...lengths);
  if (atSeconds > seconds - RECOVERY_SECONDS) {
    const left = `${RECOVERY_SECONDS} s of the load's ${seconds} s`;
    throw new Error(`--kill-region is "${stated}"; it must leave ${left}.`);
  }
  return atSeconds;
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) {
    throw new Error(`${option} is "${value}"; it must be one of ${allowed.join(', ')}.`);
  }
  return found;
}
