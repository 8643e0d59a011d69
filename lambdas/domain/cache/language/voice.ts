import type { Ask } from './asks.ts';
import type { Verbal } from './auxiliaries.ts';
import type { Item } from './item.ts';
import type { Divided, Part } from './parts.ts';
import type { Sentence } from './sentence.ts';
import { isWhoever } from './whoever.ts';

type Voiced = Omit<Sentence, 'isQuestion'>;

/** The verb before its object: `was the telephone invented by Bell` as `Bell invented the telephone`. */
export function activeVoice(ask: Ask, verbal: Verbal, divided: Divided): Voiced {
  const { main, parts } = divided;
  const whoever = main.findIndex(isWhoever);
  const deed = whoever < 0 ? undefined : main[whoever + 1];
  if (deed !== undefined) {
    const others = [...main.slice(0, whoever), ...main.slice(whoever + 2)];
    return done(ask, verbal, deed, [], { ...divided, main: others });
  }
  const at = main.findLastIndex(({ word }) => !TIMES.test(word));
  const verb = main[at];
  const isGet = ask !== 'how-to' && main[at - 1]?.word === 'get';
  const isPassive = (verbal.hasBe || isGet) && main.some(isParticiple);
  if (isPassive && verb !== undefined && isParticiple(verb)) {
    const others = [...main.slice(0, isGet ? at - 1 : at), ...main.slice(at + 1)];
    return turned(ask, verbal, verb, { ...divided, main: others });
  }
  const marks = isPassive ? [...verbal.marks, 'passive'] : verbal.marks;
  return {
    ask,
    main: withSuperlativeFirst(main),
    parts: withoutStrandedBy(ask, verbal, parts),
    marks,
    wasPassive: isPassive,
  };
}

/** Of a participle that nobody knows for one, `by` is left where it asks for the agent. */
function withoutStrandedBy(ask: Ask, { hasBe }: Verbal, parts: readonly Part[]): readonly Part[] {
  return ask === 'who' && hasBe
    ? parts.filter(({ marker, items }) => marker !== 'by' || items.length > 0)
    : parts;
}

/** They may follow a participle. */
const TIMES =
  /^(today|tonight|tomorrow|yesterday|now|nowadays|again|twice|daily|weekly|monthly|yearly|overnight)$/;

/** Who did it stands behind `by`, or is what is asked for: `by which king was it signed`. */
function turned(ask: Ask, verbal: Verbal, verb: Item, divided: Divided): Voiced {
  const by = divided.parts.find(({ marker }) => marker === 'by');
  const agent = by?.items ?? [];
  const parts = divided.parts.filter(({ marker }) => marker !== 'by');
  const rest = withObject(ask, by, { ...divided, parts });
  const isAsked = by !== undefined && agent.length === 0 && /^(what|who)$/.test(ask);
  return isAsked
    ? { ...doneBy(ask, verbal, verb, [], rest), wasPassive: true }
    : { ...done(ask, verbal, verb, agent, rest), wasPassive: true };
}

/** `was the canal paid for`: what is paid for stands behind. Of what is asked for, `for` may be left behind. */
function withObject(ask: Ask, by: Part | undefined, divided: Divided): Divided {
  const [first, ...others] = divided.parts;
  const mayEnd = /^(when|where|why|whether)$/.test(ask) || (ask === 'who' && by !== undefined);
  return mayEnd && first?.items.length === 0
    ? { ...divided, main: [], parts: [{ ...first, items: divided.main }, ...others] }
    : divided;
}

/** What somebody does, or nobody in particular. */
function done(ask: Ask, verbal: Verbal, verb: Item, agent: readonly Item[], divided: Divided): Voiced {
  const voiced = doneBy(ask, verbal, verb, agent, divided);
  // Nobody does it in particular: anybody does, where it is a thing of every day. How steel is made, cards are stolen
  // or a virus is passed on is no instruction.
  const isAnybody =
    ask === 'how' &&
    verb.bases.some((base) => OF_EVERY_DAY.has(base)) &&
    agent.length === 0 &&
    askedIn(ask, verbal, divided).length === 0 &&
    !verbal.marks.some((mark) => /^(past|should|must|need|may|will)$/.test(mark));
  // `What is covered` without who covers it is no `what covers`.
  const isOpen = agent.length === 0 && (/^(what|who|how-many)$/.test(ask) || divided.main.length === 0);
  return {
    ...voiced,
    ask: isAnybody ? 'how-to' : ask,
    marks: isOpen ? [...voiced.marks, 'passive'] : voiced.marks,
  };
}

/** None that is done to somebody, or to a thing of somebody's, as well. */
const OF_EVERY_DAY = new Set(
  'tie untie knot knit crochet sew hem darn iron bake fry grill roast boil simmer steam brew marinate pickle ferment peel chop dice mince prune repot sow mow water wash clean polish dust vacuum tune play pronounce spell calculate compute measure install configure declare initialize compile solve simplify factorize differentiate undo weave dye glaze paint draw assemble adjust sharpen sand varnish defrost reheat serve thread spin enable disable pause resume mute unmute reset restart reboot uninstall rename attach detach fasten loosen tighten plug unplug refill rinse dry saw drill glue solder weld'.split(
    ' ',
  ),
);

/** What is asked for stays in front: `which week is it sown in`, `by which peoples was it attacked`. */
function doneBy(ask: Ask, verbal: Verbal, verb: Item, agent: readonly Item[], divided: Divided): Voiced {
  const asked = askedIn(ask, verbal, divided);
  return {
    ask,
    main: [...asked, ...agent, verb, ...divided.main.slice(asked.length)],
    parts: divided.parts,
    marks: verbal.marks,
    wasPassive: false,
  };
}

function askedIn(ask: Ask, { isInverted }: Verbal, { main, head }: Divided): readonly Item[] {
  const isHeaded = /^(what|how-many)$/.test(ask) || (ask === 'how' && DEGREE.test(main[0]?.word ?? ''));
  return isHeaded && !isInverted ? main.slice(0, head) : [];
}

/** What `how` may ask for with a word: `how often is it swept`, beside `how it is swept`. */
const DEGREE =
  /^(long|often|frequently|regularly|much|far|soon|early|late|well|fast|quickly|big|large|high|deep|hot|close)$/;

/** `which animal is the fastest` asks for the fastest animal. */
function withSuperlativeFirst(main: readonly Item[]): readonly Item[] {
  const last = main.at(-1);
  return last?.degree === 'most' || last?.degree === 'least' ? [last, ...main.slice(0, -1)] : main;
}

function isParticiple(item: Item): boolean {
  return (item.isPast && item.degree === '') || /^(put|cut|set|read|hurt|cost|let|shut|hit)$/.test(item.word);
}
