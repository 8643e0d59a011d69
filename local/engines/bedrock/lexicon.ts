/** Words and phrases of one concept, the concept's name first. */
const SYNONYMS = [
  'enable|activate|turn on|switch on|set up|opt in',
  'disable|deactivate|turn off|switch off|opt out',
  'how|how do i|how can i|how do you|how would i|how does one|how to|what is the way to|what is the best way to|which steps',
  'why|what is the reason|how come|for what reason',
  'define|explain|describe|meaning of|what does it mean',
  'create|make|build|generate|produce|set up a new',
  'delete|remove|erase|get rid of|throw away',
  'cancel|call off|terminate|end',
  'change|modify|edit|update|alter|adjust',
  'buy|purchase|order|acquire',
  'sell|resell',
  'increase|raise|grow|boost|go up',
  'decrease|reduce|lower|shrink|cut|go down',
  'start|begin|launch|commence',
  'stop|halt|quit|cease',
  'open|unlock',
  'close|shut|lock',
  'show|display|give me',
  'find|locate|search for|look for|look up',
  'fix|repair|mend|solve|resolve|troubleshoot',
  'broken|faulty|defective|does not work',
  'fast|quick|rapid|speedy',
  'slow|sluggish',
  'big|large|huge|great',
  'small|little|tiny',
  'cheap|inexpensive|affordable',
  'expensive|costly|pricey',
  'cost|price|fee|charge',
  'car|automobile|vehicle',
  'phone|telephone|mobile|smartphone|cell phone',
  'computer|laptop|pc',
  'picture|photo|image|photograph',
  'film|movie|motion picture',
  'job|position|occupation',
  'house|home|residence',
  'child|kid|children|kids',
  'doctor|physician',
  'trip|journey|travel|voyage',
  'flight|plane ticket|flights',
  'hotel|accommodation|lodging',
  'password|passcode|login secret',
  'email|e-mail|mail address|electronic mail',
  'account|profile',
  'sign-in|log in|login|sign in|log on',
  'sign-out|log out|logout|sign out|log off',
  'invoice|bill|receipt',
  'refund|money back|reimbursement',
  'subscription|membership|plan',
  'mistake|error|bug|fault',
  'help|assist|support|aid',
  'important|significant|essential|crucial',
  'advantage|benefit|pro|pros|advantages|benefits',
  'disadvantage|drawback|con|cons|disadvantages|drawbacks',
  'difference|distinction|differences',
  'example|sample|examples',
  'capital|capital city',
  'weather|forecast',
  'kilometer|kilometre|km|kilometers',
  'mile|miles|mi',
  'kilogram|kg|kilo|kilograms',
  'pound|lb|lbs|pounds',
  'celsius|degrees celsius|centigrade',
  'fahrenheit|degrees fahrenheit',
  'usa|united states|america|u.s',
  'uk|united kingdom|great britain|britain',
  'summary|summarize|sum up|abstract|tl;dr',
  'translate|translation of|put into',
  'write|compose|draft|author',
  'recipe|cooking instructions',
  'not|never|no|without|cannot',
] as const;

/** Words that change how something is said and not what. */
const FILLERS =
  'a an the what please kindly could can would you i me my we our us tell let know want need like just really some any do does did is are am be been being was were will shall should it its this that there hi hello hey thanks thank so well also to of';

/** Prepositions that say which part a word plays: they are bound to the word after them. */
export const ROLES: ReadonlySet<string> = new Set(
  'from into in on at by about before after between over under than versus vs for with during outside inside per'.split(
    ' ',
  ),
);

/** Phrase → concept, longest phrases first. */
export const CONCEPTS: ReadonlyMap<string, string> = new Map(
  SYNONYMS.flatMap((row) => {
    const [concept = '', ...others] = row.split('|');
    return [concept, ...others].map((phrase) => [phrase, concept] as const);
  }),
);

export const LONGEST_PHRASE = Math.max(...[...CONCEPTS.keys()].map((phrase) => phrase.split(' ').length));

export function isFiller(word: string): boolean {
  return FILLER_WORDS.has(word);
}

const FILLER_WORDS: ReadonlySet<string> = new Set(FILLERS.split(' '));

/** Numbers in words, as far as people write them so. */
export const NUMBERS: Readonly<Record<string, string>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, String(at)]),
);
