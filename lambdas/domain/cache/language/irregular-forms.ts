/**
 * Forms that no rule makes, `base past participle`. Left out are forms that are words of their own, such as `left`,
 * `saw`, `rose`, `ground`, `bound` and `wound`: taken for the verb they would hide what they say.
 */
const VERBS = `
arise arose arisen|awake awoke awoken|bear bore born|become became become|begin began begun|bend bent bent|bet bet bet
bid bid bid|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought
build built built|burn burnt burnt|burst burst burst|buy bought bought|catch caught caught|choose chose chosen
cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug
draw drew drawn|dream dreamt dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown
hang hung hung|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
kneel knelt knelt|know knew known|lay laid laid|lead led led|lean leant leant|learn learnt learnt|lend lent lent
let let let|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|mistake mistook mistaken
overcome overcame overcome|pay paid paid|prove proved proven|put put put|quit quit quit|read read read
rid rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|seek sought sought
sell sold sold|send sent sent|set set set|sew sewed sewn|shake shook shaken|shine shone shone|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept
slide slid slid|smell smelt smelt|speak spoke spoken|speed sped sped|spell spelt spelt|spend spent spent
spill spilt spilt|spin spun spun|spit spat spat|split split split|spread spread spread|stand stood stood
steal stole stolen|stick stuck stuck|sting stung stung|stink stank stunk|strike struck struck|swear swore sworn
sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|understand understood understood|undo undid undone
upset upset upset|wake woke woken|wear wore worn|weave wove woven|weep wept wept|win won won|withdraw withdrew withdrawn
sow sowed sown|mow mowed mown|swell swelled swollen|bear bore borne
write wrote written|rewrite rewrote rewritten|do did done|see saw seen`;

const NOUNS = `child children|man men|woman women|person people|foot feet|tooth teeth|goose geese|mouse mice|ox oxen
leaf leaves|knife knives|wife wives|wolf wolves|shelf shelves|loaf loaves|calf calves|thief thieves|half halves
elf elves|scarf scarves|self selves|analysis analyses|crisis crises|basis bases|thesis theses|hypothesis hypotheses
diagnosis diagnoses|criterion criteria|phenomenon phenomena|datum data|medium media|bacterium bacteria
curriculum curricula|cactus cacti|fungus fungi|nucleus nuclei|index indices|matrix matrices|vertex vertices
appendix appendices|shoe shoes`;

const OWN_WORDS = new Set([
  'saw',
  'rose',
  'born',
  'bore',
  'fell',
  'lay',
  'wound',
  'found',
  'felt',
  'bit',
  'rid',
]);
/** Of these the form is kept beside its base: both readings are common. */
const LEFT_OUT = new Set(['saw', 'rose', 'bore', 'fell', 'bit', 'lit', 'spat', 'shone', 'smelt']);

const BASES = new Map<string, string>();
const PAST = new Set<string>();
const PLURALS = new Set<string>();

for (const [base, past, participle] of rowsOf(VERBS)) {
  for (const form of [past, participle].filter((one) => !LEFT_OUT.has(one))) {
    BASES.set(form, base);
    if (form !== base) {
      PAST.add(form);
    }
  }
}
for (const [base, plural] of rowsOf(NOUNS)) {
  BASES.set(plural, base);
  PLURALS.add(plural);
}

function rowsOf(table: string): [base: string, form: string, participle: string][] {
  return table
    .trim()
    .split(/[|\n]/)
    .map((row) => row.split(' ') as [string, string, string]);
}

/** The base of an irregular form; undefined for others. */
export function irregularBase(word: string): string | undefined {
  return BASES.get(word);
}

/** Whether a word is the past or participle of an irregular verb, and nothing else. */
export function isIrregularPast(word: string): boolean {
  return PAST.has(word) && !OWN_WORDS.has(word);
}

/** Whether a word is a plural that no rule makes. */
export function isIrregularPlural(word: string): boolean {
  return PLURALS.has(word);
}
