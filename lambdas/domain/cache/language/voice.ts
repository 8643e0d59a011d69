import type { Ask } from './asks.ts';
import type { Verbal } from './auxiliaries.ts';
import { isGenericAgent, isWhoever } from './generic-subject.ts';
import type { Item } from './item.ts';
import type { Divided, Part } from './parts.ts';
import type { Sentence } from './sentence.ts';

type Voiced = Omit<Sentence, 'isQuestion'>;

/** The verb before its object: `was the telephone invented by Bell` as `Bell invented the telephone`. */
export function activeVoice(ask: Ask, verbal: Verbal, divided: Divided): Voiced {
  const { main, parts } = divided;
  const whoever = main.findIndex(isWhoever);
  if (whoever >= 0) {
    return done(ask, verbal, main[whoever + 1] as Item, [], {
      ...divided,
      main: [...main.slice(0, whoever), ...main.slice(whoever + 2)],
    });
  }
  const last = main.at(-1);
  const isPassive = verbal.hasBe && main.some(isParticiple);
  if (isPassive && last !== undefined && isParticiple(last)) {
    return turned(ask, verbal, last, { ...divided, main: main.slice(0, -1) });
  }
  const marks = isPassive ? [...verbal.marks, 'passive'] : verbal.marks;
  return { ask, main: withSuperlativeFirst(main), parts, marks, wasPassive: isPassive };
}

/** Who did it stands behind `by`, or is what is asked for: `by which king was it signed`. */
function turned(ask: Ask, verbal: Verbal, verb: Item, divided: Divided): Voiced {
  const by = divided.parts.find(({ marker }) => marker === 'by');
  const agent = by?.items ?? [];
  const parts = divided.parts.filter(({ marker }) => marker !== 'by');
  const rest = withObject(ask, by, { ...divided, parts });
  const isAsked = by !== undefined && agent.length === 0 && /^(what|who)$/.test(ask);
  return isAsked
    ? { ...doneBy(ask, verbal, verb, [], rest), wasPassive: true }
    : { ...done(ask, verbal, verb, isGenericAgent(agent, verb) ? [] : agent, rest), wasPassive: true };
}

/** `was the canal paid for`: what is paid for stands behind. Of what is asked for, `for` may be left behind. */
function withObject(ask: Ask, by: Part | undefined, divided: Divided): Divided {
  const [first, ...others] = divided.parts;
  const isBehind =
    first?.items.length === 0 && (/^(when|where|why|whether)$/.test(ask) || (ask === 'who' && by));
  return isBehind ? { ...divided, main: [], parts: [{ ...first, items: divided.main }, ...others] } : divided;
}

/** What somebody does, or nobody in particular. */
function done(ask: Ask, verbal: Verbal, verb: Item, agent: readonly Item[], divided: Divided): Voiced {
  const voiced = doneBy(ask, verbal, verb, agent, divided);
  // Nobody does it in particular: anybody does.
  const isAnybody = ask === 'how' && agent.length === 0 && !verbal.marks.includes('past');
  // `What is covered` without who covers it is no `what covers`.
  const isOpen = agent.length === 0 && (ask === 'what' || divided.main.length === 0);
  return {
    ...voiced,
    ask: isAnybody ? 'how-to' : ask,
    marks: isOpen ? [...voiced.marks, 'passive'] : voiced.marks,
  };
}

/** What is asked for stays in front: `which week is it sown in`, `by which peoples was it attacked`. */
function doneBy(
  ask: Ask,
  { marks, isInverted }: Verbal,
  verb: Item,
  agent: readonly Item[],
  { main, head, parts }: Divided,
): Voiced {
  const asked = ask === 'what' && !isInverted ? main.slice(0, head) : [];
  return {
    ask,
    main: [...asked, ...agent, verb, ...main.slice(asked.length)],
    parts,
    marks,
    wasPassive: false,
  };
}

/** `which animal is the fastest` asks for the fastest animal. */
function withSuperlativeFirst(main: readonly Item[]): readonly Item[] {
  const last = main.at(-1);
  return last?.degree === 'most' || last?.degree === 'least' ? [last, ...main.slice(0, -1)] : main;
}

function isParticiple(item: Item): boolean {
  return (item.isPast && item.degree === '') || /^(put|cut|set|read|hurt|cost|let|shut|hit)$/.test(item.word);
}
