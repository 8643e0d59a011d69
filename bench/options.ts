import { parseArgs } from 'node:util';

export interface Options {
  /** Ids of rows, or what they begin with; empty for all. */
  readonly only: readonly string[];
  readonly quick: boolean;
}

/** Throws a sentence where an option is unknown or `--only` names no row. */
export function optionsOf(args: readonly string[], known: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
  });
  const only = values.only?.split(',') ?? [];
  const unknown = only.find((wanted) => !known.some((id) => isMeant(id, [wanted])));
  if (unknown !== undefined) {
    throw new Error(`--only names "${unknown}", which is no row; there are ${known.join(', ')}.`);
  }
  return { only, quick: values.quick };
}

/** Whether a row is wanted: `accept` means `accept-latency` and `accept-cpu`. */
export function isMeant(id: string, only: readonly string[]): boolean {
  return only.length === 0 || only.some((wanted) => id === wanted || id.startsWith(`${wanted}-`));
}
