/** Words that stand for several. Without an apostrophe only where the word means nothing else. */
const WHOLE: Readonly<Record<string, string>> = {
  "can't": 'can not',
  cannot: 'can not',
  cant: 'can not',
  "won't": 'will not',
  "shan't": 'shall not',
  "ain't": 'is not',
  "let's": 'let us',
  "y'all": 'you',
  "ma'am": 'madam',
  "o'clock": "o'clock",
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'have to',
  gimme: 'give me',
  lemme: 'let me',
  dunno: 'do not know',
  whats: 'what is',
  hows: 'how is',
  wheres: 'where is',
  whos: 'who is',
  whens: 'when is',
  thats: 'that is',
  theres: 'there is',
  im: 'i am',
  ive: 'i have',
  youre: 'you are',
  theyre: 'they are',
  u: 'you',
  ur: 'your',
  r: 'are',
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  ty: 'thanks',
  wats: 'what is',
  wots: 'what is',
  whys: 'why is',
  wont: 'will not',
  aint: 'is not',
  hav: 'have',
  kinda: 'kind of',
  sorta: 'sort of',
  outta: 'out of',
  coulda: 'could have',
  shoulda: 'should have',
  woulda: 'would have',
  ya: 'you',
  yall: 'you',
  yous: 'you',
  cuz: 'because',
  coz: 'because',
  bcoz: 'because',
  becos: 'because',
  tho: 'though',
  thru: 'through',
  abt: 'about',
  btwn: 'between',
  tmrw: 'tomorrow',
  tonite: 'tonight',
  nite: 'night',
  ppl: 'people',
  bday: 'birthday',
  xmas: 'christmas',
  plis: 'please',
  plss: 'please',
  thanx: 'thanks',
  thnx: 'thanks',
  tnx: 'thanks',
  tysm: 'thanks',
  tyvm: 'thanks',
  oclock: "o'clock",
  whilst: 'while',
  amongst: 'among',
  w: 'with',
  vs: 'versus',
  v: 'versus',
  eg: 'example',
};

/** Auxiliaries that are often written with `nt` and no apostrophe. */
const UNMARKED_NOT = /^(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)nt$/;

/** After these, `'s` is `is`; after anything else it owns. */
const BEFORE_IS =
  /^(it|he|she|what|who|where|when|how|why|that|there|here|which|everything|something|nothing|this)'s$/;

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/^(where|when|why|how|what)'d$/, '$1 did'],
  [/^(.+)n't$/, '$1 not'],
  [/^(i)'m$/, '$1 am'],
  [/^(.+)'re$/, '$1 are'],
  [/^(.+)'ve$/, '$1 have'],
  [/^(.+)'ll$/, '$1 will'],
  [/^(i|you|he|she|we|they|it|who|that)'d$/, '$1 would'],
  [UNMARKED_NOT, '$1 not'],
];

const MAY_END = /'|nt$/;

/** A word as the words that it stands for; an owner's `'s` becomes a word of its own. */
export function expanded(word: string): string {
  const whole = Object.hasOwn(WHOLE, word) ? WHOLE[word] : undefined;
  if (whole !== undefined || !MAY_END.test(word)) {
    return whole ?? word;
  }
  if (BEFORE_IS.test(word)) {
    return `${word.slice(0, -2)} is`;
  }
  const ending = ENDINGS.find(([pattern]) => pattern.test(word));
  return ending === undefined ? owner(word) : word.replace(ending[0], ending[1]);
}

function owner(word: string): string {
  if (word.endsWith("'s")) {
    return `${word.slice(0, -2)} 's`;
  }
  return word.endsWith("s'") ? `${word.slice(0, -1)} 's` : word;
}
