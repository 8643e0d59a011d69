const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Articles: they tell apart what was said before, and a first question has nothing before it. */
export const ARTICLES = words('a an the');

export const BE = words('am is are was were be been being');
export const DO = words('do does did');
export const HAVE = words('have has had having');
export const PAST_AUXILIARIES = words('was were did had');

/** What an auxiliary verb says beside its verb. */
export const MODALS: Readonly<Record<string, string>> = {
  can: 'can',
  could: 'could',
  may: 'may',
  might: 'might',
  must: 'must',
  shall: 'shall',
  should: 'should',
  ought: 'should',
  will: 'will',
  would: 'would',
};

/** Words that turn what they stand by into its opposite, or empty it. */
export const NEGATIONS = words(
  'not no never none nobody nothing nowhere neither nor hardly barely scarcely seldom rarely unable without',
);

/** Prepositions and conjunctions. Each begins a phrase, which may stand before the rest or behind it. */
export const MARKERS = words(
  'in on at from to with without for by about into onto upon out off over under above below between among through during before after since until till against toward towards across along around behind beneath beside besides beyond near inside outside within per via than as like versus despite except up down away back because-of instead-of according-to if unless when while because although where whereas whether that which who whose whom so but then once',
);

/** Markers that begin a clause of their own. */
export const CLAUSE_MARKERS = words(
  'if unless when while because although where whereas whether that which who whose whom so but then once since until till before after',
);

/** Adverbs that may end a phrasal verb, after its object as well as before. */
export const PARTICLES = words('on off up down out away back over in around');

/** Which way, in time or in space: swapped, they say the opposite. */
export const DIRECTIONS = words(
  'from to into onto before after than by over under above below against for with without since until between versus',
);

export const PRONOUNS = words(
  'i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours ourselves they them their theirs themselves',
);

/** Words that point at what was said or shown before. */
export const POINTERS = words(
  'this that these those it its he she they them him her his their theirs such former latter aforementioned above previous',
);

/** Words by which a text is known as English. */
export const ENGLISH = words(
  'the a an of in to is are was were do does did what how why when where who which can could should would i you my your we and or for with on at from by about it this that have has be not there me will',
);

/** Frequent little words of other languages that share the alphabet. */
export const FOREIGN = words(
  'der die das und ist nicht ein eine wie ich mit auf für von den dem des zu im le la les un une des du et est que qui pour dans avec pas sur el los las una y es en por para con cómo qué del al il lo gli che di per non sono come och att det som är jag hur inte på en van het een niet voor met dat je ik waar hoe o os uma não como são da na nas',
);
