import { parseArgs } from 'node:util';

/** The options of an operator's command, all of them texts or flags. Ends the program with the usage otherwise. */
export function optionsOf<const F extends string, const T extends string>(
  usage: string,
  { texts, flags }: { texts: readonly T[]; flags: readonly F[] },
): { [K in T]?: string } & { [K in F]?: boolean } {
  helpIfAsked(usage);
  const text = texts.map((name) => [name, { type: 'string' }] as const);
  const flag = flags.map((name) => [name, { type: 'boolean' }] as const);
  try {
    const { values } = parseArgs({ options: Object.fromEntries([...text, ...flag]) });
    return values as { [K in T]?: string } & { [K in F]?: boolean };
  } catch (error) {
    return ended(`${(error as Error).message}\n${usage}`);
  }
}

/**
 * The words of a command that has no options and takes so many words at most. Ends the program with the usage where
 * there is an option all the same, or a word more.
 */
export function wordsOf(usage: string, most: number): string[] {
  helpIfAsked(usage);
  const words = process.argv.slice(2);
  const option = words.find((word) => word.startsWith('-'));
  if (option !== undefined) ended(`Unknown option '${option}'\n${usage}`);
  return words.length <= most ? words : ended(`"${words[most]}" is a word too many.\n${usage}`);
}

function helpIfAsked(usage: string): void {
  if (!process.argv.slice(2).some((word) => word === '--help' || word === '-h')) return;
  console.log(usage);
  process.exit(0);
}

/** Ends the program with a sentence. */
export function ended(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
