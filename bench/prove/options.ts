import { parseArgs } from 'node:util';
import { seedOption, wholeOption } from '../harness/number-options.ts';

/** What a proof is asked to do. */
export interface Options {
  readonly seed: number;
  readonly patches: number;
  readonly sessions: number;
  /** Intents that must be waiting, at least, when the cloud is stopped. */
  readonly unapplied: number;
}

/** More takes hours, and all of it is kept in memory. */
const MOST = 1_000_000;

/** @throws Error with a sentence where something is unknown or out of range: of nothing nothing is proven */
export function optionsOf(args: readonly string[], fresh: number): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: String(fresh) },
      patches: { type: 'string', default: '10000' },
      sessions: { type: 'string', default: '200' },
      unapplied: { type: 'string', default: '1000' },
    },
  });
  return {
    seed: seedOption(values.seed),
    patches: wholeOption('patches', values.patches, 1, MOST),
    sessions: wholeOption('sessions', values.sessions, 1, MOST),
    unapplied: wholeOption('unapplied', values.unapplied, 1, MOST),
  };
}
