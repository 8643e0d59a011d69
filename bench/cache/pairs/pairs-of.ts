import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { bankOf } from './bank.ts';
import { candidate, gives } from './candidate.ts';
import { shuffled } from './draw.ts';
import { isParaphrase, PARAPHRASES, type Pair, type PairType, type Split, TRAPS } from './types.ts';

/** How many pairs of each type, hand-written ones included; `chance` has hand-written ones only. */
const WANTED: Readonly<Record<Split, { readonly paraphrase: number; readonly trap: number }>> = {
  evaluation: { paraphrase: 165, trap: 100 },
  development: { paraphrase: 80, trap: 50 },
};

/** No family may give more than this part of a type, nor, over all types, `OF_ALL` of the pairs. */
const OF_A_TYPE = 1 / 5;
const OF_ALL = 0.018;

/** Draws in vain after which a family is thought to have no new pair of a type. */
const DRAWS = 12;

/** The pairs of a split, the same for the same seed. Other seeds fill the same templates otherwise. */
export function pairsOf({ seed, split }: { readonly seed: number; readonly split: Split }): Pair[] {
  const types: readonly PairType[] = [...PARAPHRASES, ...TRAPS];
  const total = types.reduce((sum, type) => sum + wanted(split, type), 0);
  const drawn = {
    pairs: handWritten(split),
    byFamily: new Map<string, number>(),
    limit: Math.floor(total * OF_ALL),
  };
  const seen = new Set(drawn.pairs.map(keyOf));
  for (const type of scarcestFirst(types, split)) {
    drawType({ seed, split, type }, drawn, seen);
  }
  return shuffled(drawn.pairs, seededRandom(seed, 'order'));
}

/** What few families can give comes first, so that these have not spent themselves on what all can give. */
function scarcestFirst(types: readonly PairType[], split: Split): PairType[] {
  const count = (type: PairType) => bankOf(split).families.filter((family) => gives(family, type)).length;
  return [...types].sort((one, other) => count(one) - count(other));
}

interface Drawn {
  readonly pairs: Pair[];
  readonly byFamily: Map<string, number>;
  readonly limit: number;
}

interface Draw {
  readonly seed: number;
  readonly split: Split;
  readonly type: PairType;
}

/** One pair of each family that has the type, again and again, until there are enough or no family has more. */
function drawType({ seed, split, type }: Draw, drawn: Drawn, seen: Set<string>): void {
  const random = seededRandom(seed, `${split} ${type}`);
  const goal = wanted(split, type) - drawn.pairs.filter((pair) => pair.type === type).length;
  const most = Math.ceil(goal * OF_A_TYPE);
  let families = shuffled(
    bankOf(split).families.filter((family) => gives(family, type)),
    random,
  ).map((family) => ({ family, given: 0 }));
  let left = goal;
  while (left > 0 && families.length > 0) {
    families = families.filter((entry) => {
      const spent = drawn.byFamily.get(entry.family.id) ?? 0;
      const pair =
        left > 0 && entry.given < most && spent < drawn.limit
          ? newPair(() => candidate({ family: entry.family, type, split, random }), seen)
          : undefined;
      if (pair === undefined) {
        return false;
      }
      drawn.pairs.push(pair);
      drawn.byFamily.set(entry.family.id, spent + 1);
      entry.given++;
      left--;
      return true;
    });
  }
}

function newPair(draw: () => Pair | undefined, seen: Set<string>): Pair | undefined {
  for (let count = 0; count < DRAWS; count++) {
    const pair = draw();
    if (pair !== undefined && !seen.has(keyOf(pair))) {
      seen.add(keyOf(pair));
      return pair;
    }
  }
  return undefined;
}

function handWritten(split: Split): Pair[] {
  return bankOf(split).handWritten.flatMap((written) =>
    Object.entries(written).flatMap(([type, pairs]) =>
      pairs.map(([first, second]) => ({
        first,
        second,
        type: type as PairType,
        isSame: isParaphrase(type as PairType),
        from: 'hand-written',
      })),
    ),
  );
}

function wanted(split: Split, type: PairType): number {
  if (type === 'chance') {
    return 0;
  }
  return isParaphrase(type) ? WANTED[split].paraphrase : WANTED[split].trap;
}

function keyOf({ first, second }: Pair): string {
  return [first, second].sort().join('\n');
}
