import { type ParseArgsConfig, parseArgs } from 'node:util';
import { seedOption, wholeOption } from '../harness/number-options.ts';

/** What a drill of devices that are pushed to is asked to do. */
export interface Options {
  readonly seed: number;
  readonly devices: number;
  /** Large sessions, all of which every device follows. */
  readonly sessions: number;
  /** Envelopes to be pushed, at least. */
  readonly envelopes: number;
  /** Messages a second, of all writers together. */
  readonly rate: number;
  /** Times that a region dies. */
  readonly kills: number;
}

export const PUSH_OPTIONS = {
  push: { type: 'boolean' },
  seed: { type: 'string' },
  devices: { type: 'string', default: '300' },
  sessions: { type: 'string', default: '2' },
  envelopes: { type: 'string', default: '1000000' },
  rate: { type: 'string', default: '6' },
  kills: { type: 'string', default: '3' },
} as const satisfies ParseArgsConfig['options'];

/** @throws Error with a sentence where something is unknown or out of range */
export function optionsOf(args: readonly string[], fresh: number): Options {
  const { values } = parseArgs({ args: [...args], options: PUSH_OPTIONS });
  return {
    seed: seedOption(values.seed ?? String(fresh)),
    // A session's commits go to a topic of its own above a hundred members.
    devices: wholeOption('devices', values.devices, 102, 10_000),
    // An authorizer judges forty.
    sessions: wholeOption('sessions', values.sessions, 1, 40),
    envelopes: wholeOption('envelopes', values.envelopes, 1),
    rate: wholeOption('rate', values.rate, 1),
    kills: wholeOption('kills', values.kills, 0),
  };
}
