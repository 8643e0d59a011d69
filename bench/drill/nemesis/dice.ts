/** What the form of a fault is drawn with. */
export interface Dice {
  /** Gives numbers from 0 up to 1. */
  readonly random: () => number;
  readonly regions: readonly string[];
  /** Whether the drill lasts for seconds, in which what is rare would not happen at all. */
  readonly isBrief: boolean;
}

/** How much likelier what is rare becomes where there are only seconds for it. */
const HURRY = 20;
/** So that something gets through, and a drill of seconds has a history to check. */
const LIKELIEST = 0.4;

export function pick<T>({ random }: Pick<Dice, 'random'>, things: readonly T[]): T {
  return things[Math.floor(random() * things.length)] as T;
}

/** A whole number. */
export function between({ random }: Dice, least: number, most: number): number {
  return Math.round(least + random() * (most - least));
}

/** A probability. */
export function part({ random }: Dice, least: number, most: number): number {
  return rounded(least + random() * (most - least));
}

/** The probability of something that is tried seldom or costs much: raised in a drill of seconds. */
export function rarely(dice: Dice, least: number, most: number): number {
  const probability = part(dice, least, most);
  return dice.isBrief ? Math.min(LIKELIEST, rounded(probability * HURRY)) : probability;
}

function rounded(probability: number): number {
  return Math.round(probability * 1_000) / 1_000;
}

/** The region first that is at the source. */
export function pairOf(dice: Dice): [string, string] {
  const first = pick(dice, dice.regions);
  return [first, pick(dice, othersThan(first, dice))];
}

/** One pair that is parted, or a region that is cut off from all others. */
export function partitionsOf(dice: Dice): [string, string][] {
  if (dice.random() < 0.6) return [pairOf(dice)];
  const alone = pick(dice, dice.regions);
  return othersThan(alone, dice).map((other) => [alone, other]);
}

function othersThan(region: string, { regions }: Dice): string[] {
  return regions.filter((each) => each !== region);
}
