import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Named pieces of text that are made once and then stay: secrets, the issuer's name. */
export interface StoredText {
  /** The text under a name; where there is none yet, what `make` gives is kept. */
  get(name: string, make: () => string): string;
  names(): readonly string[];
}

/** Opens the store in a folder. Synchronous, since resolving a template is. */
export function openStoredText(folder: string): StoredText {
  const file = join(folder, 'kept.json');
  const texts = new Map<string, string>(Object.entries(stored(file)));
  return {
    names: () => [...texts.keys()],
    get: (name, make) => {
      const known = texts.get(name);
      if (known !== undefined) return known;
      const made = make();
      texts.set(name, made);
      writeFileSync(file, `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`, { mode: 0o600 });
      return made;
    },
  };
}

function stored(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
