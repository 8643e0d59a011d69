import { oneOf } from '../seeded.ts';
import { TOPICS, type Topic } from './phrasings.ts';

/** One thing to ask, in many ways. What is answered to one way answers all. */
export interface Meant {
  readonly label: string;
  readonly phrasings: readonly string[];
}

const BEFORE = ['', '', '', '', 'Hi, ', 'Please: ', 'Hello! ', 'Quick question: '];
const AFTER = ['', '', '', '', ' Thanks!', ' please', ' Thank you.'];

/** Everything that can be asked, in an order drawn by the seed. */
export function everythingAsked(random: () => number): Meant[] {
  const all = TOPICS.flatMap((topic, at) => meantBy(topic, at));
  return all
    .map((meant) => ({ meant, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ meant }) => meant);
}

/** One way of asking, with a courtesy now and then, a slip of the finger sometimes. */
export function phrased({ phrasings }: Meant, random: () => number): string {
  const text = `${oneOf(BEFORE, random)}${oneOf(phrasings, random)}${oneOf(AFTER, random)}`;
  const written = random() < 0.2 ? text.toLowerCase() : text;
  return random() < 0.05 ? slipped(written, random) : written;
}

function meantBy({ x, y, phrasings }: Topic, topic: number): Meant[] {
  const ys = y ?? [''];
  return x.flatMap((one) =>
    ys.map((other) => ({
      label: [topic, one, other].join('|'),
      phrasings: phrasings.map((phrasing) => phrasing.replace(/\bX\b/, one).replace(/\bY\b/, other)),
    })),
  );
}

/** Two letters that stand next to one another change places. */
function slipped(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (text.length - 2));
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
}
