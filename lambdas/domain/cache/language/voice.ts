import type { Ask } from './asks.ts';
import type { Verbal } from './auxiliaries.ts';
import type { Item } from './item.ts';
import type { Divided, Part } from './parts.ts';
import type { Sentence } from './sentence.ts';

type Voiced = Omit<Sentence, 'isQuestion'>;

/** The verb before its object: `was the telephone invented by Bell` as `Bell invented the telephone`. */
export function activeVoice(ask: Ask, verbal: Verbal, divided: Divided): Voiced {
  const { main, parts } = divided;
  const last = main.at(-1);
  const isPassive = verbal.hasBe && main.some(isParticiple);
  if (isPassive && last !== undefined && isParticiple(last)) {
    return turned(ask, verbal.marks, last, divided);
  }
  const marks = isPassive ? [...verbal.marks, 'passive'] : verbal.marks;
  return { ask, main: withSuperlativeFirst(main), parts, marks, wasPassive: isPassive };
}

/** What is asked for stays in front: `which week is it sown in`, `by which peoples was it attacked`. */
function turned(ask: Ask, marks: readonly string[], verb: Item, { main, head, parts }: Divided): Voiced {
  const agent = parts.find(isAgent)?.items ?? [];
  const asked = ask === 'what' ? main.slice(0, Math.min(head, main.length - 1)) : [];
  const objects = main.slice(asked.length, -1);
  // Nobody does it in particular: anybody does.
  const isAnybody = ask === 'how' && agent.length === 0 && !marks.includes('past');
  // `what is covered` without who covers it is no `what covers`.
  const isHeadless = main.length === 1 && agent.length === 0;
  return {
    ask: isAnybody ? 'how-to' : ask,
    main: [...asked, ...agent, verb, ...objects],
    parts: parts.filter(({ marker }) => marker !== 'by'),
    marks: isHeadless ? [...marks, 'passive'] : marks,
    wasPassive: true,
  };
}

/** `which animal is the fastest` asks for the fastest animal. */
function withSuperlativeFirst(main: readonly Item[]): readonly Item[] {
  const last = main.at(-1);
  return last?.degree === 'most' || last?.degree === 'least' ? [last, ...main.slice(0, -1)] : main;
}

function isAgent({ marker, items }: Part): boolean {
  return marker === 'by' && items.length > 0;
}

function isParticiple(item: Item): boolean {
  return (item.isPast && item.degree === '') || /^(put|cut|set|read|hurt|cost|let|shut|hit)$/.test(item.word);
}
