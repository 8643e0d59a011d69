/** How far an adjective goes: `bigger` and `more big`, `biggest` and `most big`, `less big`, `least big`. */
export type Degree = '' | 'more' | 'most' | 'less' | 'least';

const ADJECTIVES = `cheap fast big small old young tall short long strong weak hard easy safe hot cold warm cool deep high low heavy
light dark bright rich poor near close far early late new nice large great wide narrow thick thin quick slow loud quiet
soft clean dirty dry wet smart clever simple healthy happy sad busy tasty spicy sweet sour bitter fresh smooth rough
sharp steep tiny huge fat slim fair rare common pure clear dense firm tight loose full brave calm cute deadly friendly
funny lazy lucky noisy pretty ugly scary sunny rainy windy dumb wise strict mild gentle harsh tough`;

const IRREGULAR: Readonly<Record<string, readonly [base: string, degree: Degree]>> = {
  better: ['good', 'more'],
  best: ['good', 'most'],
  worse: ['bad', 'more'],
  worst: ['bad', 'most'],
  further: ['far', 'more'],
  farther: ['far', 'more'],
  furthest: ['far', 'most'],
  farthest: ['far', 'most'],
  latest: ['latest', ''],
  // A verb as often as an adjective.
  lower: ['lower', ''],
};

const FORMS = new Map<string, readonly [string, Degree]>(Object.entries(IRREGULAR));
for (const base of ADJECTIVES.split(/\s+/)) {
  for (const [ending, degree] of [
    ['er', 'more'],
    ['est', 'most'],
  ] as const) {
    const form = formOf(base, ending);
    if (!FORMS.has(form)) {
      FORMS.set(form, [base, degree]);
    }
  }
}

function formOf(base: string, ending: string): string {
  if (base.endsWith('e')) {
    return base + ending.slice(1);
  }
  if (/[^aeiou]y$/.test(base)) {
    return `${base.slice(0, -1)}i${ending}`;
  }
  return /^[^aeiou]+[aeiou][bdgmnt]$/.test(base) ? base + base.at(-1) + ending : base + ending;
}

/** An adjective's base and degree, where the word is a form of comparison. */
export function comparisonOf(word: string): readonly [base: string, degree: Degree] | undefined {
  return FORMS.get(word);
}
