const NEGATIVE = /^-\.?\d/;

/**
 * The words of a command as Node's `parseArgs` takes them. It calls a negative number behind an option ambiguous, and
 * no option is a number: joined to its option, the number meets whoever knows what is allowed.
 */
export function commandLine(words: readonly string[] = process.argv.slice(2)): string[] {
  const isValue = (at: number): boolean =>
    NEGATIVE.test(words[at] ?? '') && /^--[^=]+$/.test(words[at - 1] ?? '');
  return words.flatMap((word, at) => {
    if (isValue(at)) return [];
    return isValue(at + 1) ? `${word}=${words[at + 1]}` : word;
  });
}
