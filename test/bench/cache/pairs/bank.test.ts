import { bankOf } from '../../../../bench/cache/pairs/bank.ts';
import { framesOf } from '../../../../bench/cache/pairs/candidate.ts';
import { type Filling, filled, slotsIn } from '../../../../bench/cache/pairs/frame.ts';
import { normalised } from '../../../../bench/cache/pairs/normalised.ts';
import type { Family, Split } from '../../../../bench/cache/pairs/types.ts';

/** Words that no split can do without. */
const CLOSED = new Set(
  `the and for with without from into over under out his her its their our your that this what which who whom when
   where how all any some not nor but than then before after during until between against about above below inside
   outside once twice every other more than most least few many much only very can may must should could would shall
   does did has have was were been being one two three four five six seven eight nine ten first second third fourth
   fewer`.split(/\s+/),
);

const SPLITS: readonly Split[] = ['evaluation', 'development'];

describe('the splits', () => {
  it('share no word that fills a slot, and no figure', () => {
    const ofDevelopment = slotWords('development');
    expect([...slotWords('evaluation')].filter((word) => ofDevelopment.has(word))).toEqual([]);
  });

  it('share no frame, no words around it and no family', () => {
    const ofDevelopment = new Set(texts('development'));
    expect(texts('evaluation').filter((text) => ofDevelopment.has(text))).toEqual([]);
  });
});

describe.each(SPLITS)('the bank of the split %s', (split) => {
  const { families, handWritten } = bankOf(split);
  const sentences = families.flatMap(samples);

  it('has no family twice', () => {
    expect(new Set(families.map(({ id }) => id)).size).toBe(families.length);
  });

  it('names all slots of a family in every way to ask', () => {
    for (const family of families) {
      const slots = Object.keys(family.slots).sort();
      for (const frame of framesOf(family)) {
        expect({ frame, slots: slotsIn(frame).sort() }).toEqual({ frame, slots });
      }
    }
  });

  it('makes sentences without holes, doubled words and wrong articles', () => {
    const faults = sentences.filter((text) => FAULTS.some((fault) => fault.test(text)));
    expect(faults).toEqual([]);
  });

  it('makes sentences that begin with a capital where they end with a mark', () => {
    const faults = sentences.filter((text) => /[?.!]$/.test(text) && /^[a-z]/.test(text));
    expect(faults).toEqual([]);
  });

  it('has no hand-written prompt in two pairs, for it would have to mean one thing in both', () => {
    const prompts = handWritten
      .flatMap((written) => Object.values(written).flat(2))
      .map((prompt) => normalised(prompt));
    const twice = prompts.filter((prompt, at) => prompts.indexOf(prompt) < at - 1);
    expect(twice).toEqual([]);
  });
});

const FAULTS = [
  /[{}|]|undefined|\(n\)/,
  /\b(\w+) \1\b/i,
  / {2}| [?.,]|[?.]{2}/,
  /\b[Aa] (?!(uni[^nm]|us[eub]|eu|one|ukulele))[aeiou]/i,
  /\b[Aa] (8|11|18)\b/,
  /\b[Aa]n (?!(hour|honest|heir))[bcdfgjklmnpqrstvwxz][a-z]/,
  /(?<![\d.])1 [a-z]+s\b/,
];

/** Each frame of a family with every value of every slot, though not with all of them together. */
function samples(family: Family): string[] {
  const frames = [...framesOf(family), ...Object.values(family.traps ?? {}).flat()];
  const turns = Math.max(...Object.values(family.slots).map((slot) => slot.length - 1));
  return frames.flatMap((frame) =>
    Array.from({ length: turns }, (_, turn) => filled(frame, fillingAt(family, turn))),
  );
}

function fillingAt({ slots }: Family, turn: number): Filling {
  return Object.fromEntries(
    Object.entries(slots).map(([name, [, ...values]]) => [name, values[turn % values.length] ?? '']),
  );
}

function slotWords(split: Split): Set<string> {
  const values = bankOf(split).families.flatMap(({ slots }) =>
    Object.values(slots).flatMap(([, ...all]) => all),
  );
  const words = values.flatMap((value) => value.toLowerCase().match(/\p{L}{3,}|\d[\d.,]*\d|\d/gu) ?? []);
  return new Set(words.filter((word) => !CLOSED.has(word)));
}

function texts(split: Split): string[] {
  const { families, wrappings } = bankOf(split);
  return [
    ...families.flatMap((family) => [
      family.id,
      ...framesOf(family),
      ...Object.values(family.traps ?? {}).flat(),
    ]),
    ...wrappings.politeness,
    ...wrappings.padding,
  ];
}
