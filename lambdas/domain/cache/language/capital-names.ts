/**
 * Words that name something else where they have a capital: `is turkey cheap at Christmas`. Left out is what careful
 * people write small as well, such as `python` and `moon`, and what no question leaves open.
 */
const CHANGING: ReadonlySet<string> = new Set(
  `fed turkey china polish reading nice march august java cork bath jordan chad job mobile pole poles swede swedes
  sandwich derby mercury titan target orange gap visa edge teams slack spark oracle safari signal medium square
  stripe subway jaguar jaguars puma pumas dove bush rose lily jack mark bill frank grant sue grace hope faith joy
  dawn penny robin cliff dean hunter mason baker smith cook potter brown white black green king queen prince kiss
  rush cream eagles police cars doors pink genesis exodus judges hull bury deal wells rye battle barking wash
  settle champagne bordeaux burgundy cheddar cologne panama guinea bikini jersey cardigan limerick buffalo phoenix
  flint boulder lent passion advent catholic liberal labour labor conservative republican mass lord chile danish
  kiwi kiwis cancer apple rust ruby swift dart hamburger bologna lotus focus beetle galaxy dodge ram shell boots
  sky virgin giant ivory fox page wolf wood stone field moss reed singer scotch bishop bolt lime nova echo saint
  mini crystal drake wren tiger mustang mustangs cayenne windows dolphins bulls cardinals polo golf worms split
  male word blackberry amazon meta sage corona chase discover pandora excel access outlook go scratch basic
  bears jets giants saints rockets heat magic thunder suns nets hornets raptors ravens lions rams chargers raiders
  patriots falcons panthers browns titans colts cowboys broncos bills packers vikings buccaneers commanders kings
  warriors hawks bucks pacers pistons celtics spurs twins rays rangers angels pirates brewers cubs tigers royals
  reds blues stars sharks ducks penguins wild flames wolves foxes villa palace tide bounce gain cheer snickers
  bounty twix crisp smarties pages numbers keynote notes opera brave arc notion zoom steam snap bumble hinge match
  bard copilot sonnet opus iris ivy daisy heather violet olive basil rosemary ginger pepper amber coral pearl opal
  crown tours lens pula hay rugby ware hook sale ford escort fiesta explorer ranger fusion accord pilot passport
  ridgeline soul sting poison aliens jaws matrix inception gravity avatar casino friends cheers lost bones castle
  suits succession witcher stranger wednesday`.split(/\s+/),
);

/** How the words of a prompt are written that name something else with a capital. */
export interface Capitals {
  /** Those with a capital, where the words about them have none. */
  readonly named: ReadonlySet<string>;
  /** Those without, or in capitals alone. */
  readonly small: ReadonlySet<string>;
}

const NONE: Capitals = { named: new Set(), small: new Set() };
/** Where this many of its words are small, a capital within a prompt is no ornament. */
const LEAST_SMALL = 2;
/** `What` begins a sentence, and its small letters count; in `WHAT` none are. */
const BEGINNING = /^\P{L}*\p{Lu}\p{Ll}/u;

/** @param words those of the prompt in small letters @param plain the prompt as it is written */
export function capitalsOf(words: readonly string[], plain: string): Capitals {
  if (!words.some((word) => CHANGING.has(word))) {
    return NONE;
  }
  // At the beginning of a sentence every word has one.
  const within = [...plain.matchAll(/(?<![.!?:]["']?\s+)(?<=\s["'(]?)\p{L}+/gu)].map(([word]) => word);
  const others = [...within.filter((word) => !isCapitalised(word)), plain.match(/^\p{Ll}+/u)?.[0] ?? ''];
  const small = others.filter((word) => /\p{Ll}/u.test(word)).length;
  const isOrnament = small + (BEGINNING.test(plain) ? 1 : 0) < LEAST_SMALL;
  return {
    named: changing(within.filter((word) => !isOrnament && isCapitalised(word))),
    small: changing(others),
  };
}

/** Whether a word has a capital in one prompt, and none in the other, that makes it another. */
export function differInCapitals(one: Capitals, other: Capitals): boolean {
  return haveCommon(one.named, other.small) || haveCommon(other.named, one.small);
}

/** Whether a word within a prompt keeps its capital even where prompts are compared in small letters. */
export function keepsCapital(word: string): boolean {
  return /^\P{L}*\p{Lu}\p{Ll}/u.test(word) && CHANGING.has(word.replace(/\P{L}/gu, '').toLowerCase());
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word);
}

function changing(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()).filter((word) => CHANGING.has(word)));
}

function haveCommon(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((word) => others.has(word));
}
