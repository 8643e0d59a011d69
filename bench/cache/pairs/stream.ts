import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { type AnswerClass, answerClasses } from './answer-classes.ts';
import { BY_OTHER_MEANS, changedText } from './candidate.ts';
import { oneOf, type Random } from './draw.ts';
import type { Split } from './types.ts';

/** One request: an answer kept for it may be given to requests of its tenant that bear the same label, no others. */
export interface Asked {
  readonly tenant: string;
  readonly prompt: string;
  readonly label: string;
}

export interface StreamOptions {
  readonly seed: number;
  readonly split?: Split;
  readonly requests?: number;
  /** The development split has less than 3,000. */
  readonly classes?: number;
  readonly tenants?: number;
  /** Part of the requests that another tenant sends than the one whose customers usually ask for this. */
  readonly foreignShare?: number;
  /** Part of the requests that are typed anew: with a slip, in haste, with kind words around. */
  readonly freshShare?: number;
}

/** Popularity falls with rank to this power: Zipf's law, flatter than in running text. */
const EXPONENT = 0.8;

/** Requests in the order in which they come, the same for the same options. */
export function* streamOf(options: StreamOptions): Generator<Asked> {
  const { seed, split = 'evaluation', requests = 60_000 } = options;
  const { classes = split === 'evaluation' ? 4_000 : 2_000 } = options;
  const { tenants = 4, foreignShare = 0.02, freshShare = 0.25 } = options;
  const random = seededRandom(seed, 'stream');
  const names = Array.from({ length: tenants }, (_, at) => `tenant-${at + 1}`);
  const asked = answerClasses(split, classes, seed).map((one) => ({ ...one, home: oneOf(names, random) }));
  const rank = zipf(asked.length);
  for (let count = 0; count < requests; count++) {
    const one = asked[rank(random())] as AnswerClass & { home: string };
    const tenant = random() < foreignShare ? oneOf(names, random) : one.home;
    const prompt = phrasing(one.prompts, random);
    const fresh =
      random() < freshShare ? changedText(prompt, oneOf(BY_OTHER_MEANS, random), split, random) : undefined;
    yield { tenant, prompt: fresh ?? prompt, label: one.label };
  }
}

/** People mostly choose the same words: the phrasing in the middle of the list comes half as often as the first. */
function phrasing(prompts: readonly string[], random: Random): string {
  return prompts[Math.floor(random() ** 1.5 * prompts.length)] as string;
}

/** From a number in [0, 1) to a rank below `size`, by bisection of the summed weights. */
function zipf(size: number): (at: number) => number {
  const sums: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= size; rank++) {
    total += rank ** -EXPONENT;
    sums.push(total);
  }
  return (at) => {
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > at * total) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
