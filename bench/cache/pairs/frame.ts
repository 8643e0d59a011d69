import { inWords } from './in-words.ts';

/** A slot's value, with all its forms, by the name of the slot. */
export type Filling = Readonly<Record<string, string>>;

const SLOT = /\{([A-Za-z]\w*)(?:\.(\w))?\}/g;

/** The sentence that a frame makes of a filling. Throws where the frame names a slot or a form that is not there. */
export function filled(frame: string, filling: Filling): string {
  const text = frame.replace(SLOT, (hole, name: string, form?: string) => {
    const value = filling[lowered(name)];
    const word = value === undefined ? undefined : formOf(value, form ?? '1');
    if (word === undefined) {
      throw new Error(`The frame "${frame}" wants ${hole}, but its slot is "${value}".`);
    }
    return name === lowered(name) ? word : capitalised(word);
  });
  const plain = /[?.!]$/.test(frame) ? text : withoutArticles(text);
  return plain.replace(
    /\b([Aa])\(n\) (?=([\w]+))/g,
    (_, a: string, next: string) => `${a}${isVocal(next) ? 'n' : ''} `,
  );
}

/** The slots that a frame names. */
export function slotsIn(frame: string): string[] {
  return [...new Set([...frame.matchAll(SLOT)].map(([, name]) => lowered(name ?? '')))];
}

/** Whether a word begins with a vowel to the ear: an hour, a unit, an 18, an SVG. */
export function isVocal(word: string): boolean {
  if (/^(8|11$|18$)/.test(word) || /^(hour|honest|heir)/i.test(word)) {
    return true;
  }
  if (/^[A-Z]{2,}$/.test(word)) {
    return /^[AEFHILMNORSX]/.test(word) && !/^(FLAC|RAM|SIM|LAN)$/.test(word);
  }
  return /^[aeiou]/i.test(word) && !/^(uni[^nm]|us[eu]|eu|one|ukulele)/i.test(word);
}

/** People who search leave out articles, but not that of "once a week". */
function withoutArticles(fragment: string): string {
  return fragment.replace(/(?<!once|twice)(^| )a(?:n|\(n\))? (?=[A-Za-z])/g, '$1');
}

function formOf(value: string, form: string): string | undefined {
  const forms = value.split('|');
  return form === 'w' ? inWords(forms[0] ?? '') : forms[Number(form) - 1];
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
