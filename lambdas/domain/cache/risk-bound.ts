/** What was found of one candidate, and how many like it stand behind it. */
export interface Found {
  readonly weight: number;
  readonly isSame: boolean;
}

export interface ProbablyFound extends Found {
  readonly probability: number;
}

/** One-sided 90 %: how far the share of errors may lie above what was seen. */
const Z = 1.28;

/**
 * The lowest probability from which up the share of wrong answers is at most the bound, with what chance may hide: of
 * the uncertain ones alone, or of all that is served, the certain ones included. Undefined where there is none.
 */
export function leastProbability(
  uncertain: readonly ProbablyFound[],
  certain: readonly Found[],
  mostWrong: number,
): number | undefined {
  let alone = NOTHING;
  let all = certain.reduce(sum, NOTHING);
  let least: number | undefined;
  const inOrder = [...uncertain].sort((a, b) => b.probability - a.probability);
  for (const [at, found] of inOrder.entries()) {
    alone = sum(alone, found);
    all = sum(all, found);
    // Those of one probability are let in together or not at all.
    const isLast = inOrder[at + 1]?.probability !== found.probability;
    if (isLast && Math.min(upperBound(alone), upperBound(all)) <= mostWrong) {
      least = found.probability;
    }
  }
  return least;
}

interface Sums {
  readonly weight: number;
  readonly wrong: number;
  readonly squares: number;
}

const NOTHING: Sums = { weight: 0, wrong: 0, squares: 0 };

function sum({ weight, wrong, squares }: Sums, found: Found): Sums {
  return {
    weight: weight + found.weight,
    wrong: wrong + (found.isSame ? 0 : found.weight),
    squares: squares + found.weight ** 2,
  };
}

/** Wilson's upper bound of a share seen among so many: https://doi.org/10.1080/01621459.1927.10502953 */
function upperBound({ weight, wrong, squares }: Sums): number {
  const share = wrong / weight;
  const count = weight ** 2 / squares;
  const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * count)) / count);
  return (share + Z ** 2 / (2 * count) + spread) / (1 + Z ** 2 / count);
}
