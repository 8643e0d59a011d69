import { type ParseArgsConfig, parseArgs } from 'node:util';
import { configuration } from '../../bin/configuration.ts';
import { numberOption, seedOption, wholeOption } from '../harness/number-options.ts';

/** What a region drill is asked to do. */
export interface Options {
  readonly seed: number;
  /** Region that dies, or is drained. */
  readonly region: string;
  readonly devices: number;
  /** Writes that each device makes in a second. */
  readonly writesPerSecond: number;
  /** Seconds of load before the region goes. */
  readonly beforeSeconds: number;
  readonly awaySeconds: number;
  /** Send viewers around the region first, and take it away only then. */
  readonly isDrain: boolean;
}

const REGIONS = configuration.regions.map(({ name }) => name);

export const REGION_LOSS_OPTIONS = {
  'region-loss': { type: 'boolean' },
  drain: { type: 'boolean', default: false },
  seed: { type: 'string' },
  region: { type: 'string', default: 'eu-west-1' },
  devices: { type: 'string', default: '12' },
  rate: { type: 'string', default: '1' },
  before: { type: 'string', default: '10' },
  away: { type: 'string', default: '15' },
} as const satisfies ParseArgsConfig['options'];

/**
 * Of the load before and of the loss each: the devices' tokens live for an hour, and what is left of it is for the
 * repair and for becoming equal. Far above it, a timer of Node's would fire at once.
 */
const MOST_SECONDS = 1_200;
/** More than a machine plays. */
const MOST_DEVICES = 10_000;
/** Of a device; a timer of Node's waits for a millisecond at least. */
const MOST_WRITES_PER_SECOND = 100;

/** @throws Error with a sentence where something is unknown or out of range */
export function optionsOf(args: readonly string[], fresh: number): Options {
  const { values } = parseArgs({ args: [...args], options: REGION_LOSS_OPTIONS });
  return {
    seed: seedOption(values.seed ?? String(fresh)),
    region: regionNamed(values.region),
    devices: wholeOption('devices', values.devices, leastDevices(values.drain), MOST_DEVICES),
    writesPerSecond: numberOption('rate', values.rate, 0.1, MOST_WRITES_PER_SECOND),
    beforeSeconds: numberOption('before', values.before, 3, MOST_SECONDS),
    awaySeconds: numberOption('away', values.away, 5, MOST_SECONDS),
    isDrain: values.drain,
  };
}

function regionNamed(stated: string): string {
  if (REGIONS.some((name) => name === stated)) return stated;
  throw new Error(`--region is "${stated}"; it must be one of ${REGIONS.join(', ')}.`);
}

/** One in each region; two where a region is lost, since those that know the regions are judged apart from others. */
function leastDevices(isDrain: boolean): number {
  return isDrain ? REGIONS.length : 2 * REGIONS.length;
}
