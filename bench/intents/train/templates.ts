/** A line of training data: a text is one choice of each part in a row. */
export interface Template {
  readonly line: string;
  readonly parts: readonly (readonly string[])[];
}

export type Phrases = Readonly<Record<string, readonly string[]>>;

/** Lines that say something. */
export function linesOf(file: string): string[] {
  return file
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** `name: one|other` lines. */
export function phrasesOf(file: string): Phrases {
  const named = linesOf(file).map((line) => {
    const [name = '', texts = ''] = line.split(/: (.*)/);
    return [name, texts.split('|')] as const;
  });
  return Object.fromEntries(named);
}

/**
 * The templates of a file: `{a|b}` is a choice, `[a]` may be left out, `$name` is one of the phrases of that name.
 * @throws Error naming a phrase that is not there
 */
export function templatesOf(file: string, phrases: Phrases): Template[] {
  return linesOf(file).map((line) => ({
    line,
    parts: line.split(/(\{[^}]*\}|\[[^\]]*\]|\$[a-z]+)/).map((part) => choicesOf(part, phrases)),
  }));
}

/** Texts of a template: each choice is in one of them at least, beside others by chance. */
export function textsOf({ parts }: Template, random: () => number): string[] {
  const shuffled = parts.map((choices) => inAnyOrder(choices, random));
  const count = Math.max(...parts.map((choices) => choices.length));
  return Array.from({ length: count }, (_, at) =>
    shuffled
      .map((choices) => choices[at % choices.length])
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

export function inAnyOrder<T>(values: readonly T[], random: () => number): T[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

function choicesOf(part: string, phrases: Phrases): readonly string[] {
  if (part.startsWith('{')) return part.slice(1, -1).split('|');
  if (part.startsWith('[')) return ['', ...choicesOf(part.slice(1, -1), phrases)];
  if (!part.startsWith('$')) return [part];
  const choices = phrases[part.slice(1)];
  if (!choices) throw new Error(`${part} is no phrase; phrases.txt has ${Object.keys(phrases).join(', ')}.`);
  return choices;
}
