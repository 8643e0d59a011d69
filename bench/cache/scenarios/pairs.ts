import type { Measured } from '../../row.ts';
import { readPairs } from '../pair.ts';
import { pairsOf } from '../pairs/pairs-of.ts';
import type { Split } from '../pairs/types.ts';
import { columns, percent, type ScenarioReport } from '../scenario-report.ts';
import { seeded } from '../seeded.ts';
import { type Tried, tryPair } from './try-pair.ts';

const THRESHOLDS = [0.75, 0.8, 0.95];
/** Pairs of a decision that are told word for word. */
const MOST_EXAMPLES = 40;

interface PairsAsked {
  readonly seed: number;
  readonly split: Split;
  readonly pairs?: string;
}

/** False hits and found paraphrases on pairs that nobody tuned the cache to, beside fixed thresholds. */
export async function pairsScenario({ seed, pairs: path, split }: PairsAsked): Promise<ScenarioReport> {
  const random = seeded(seed);
  const tried: Tried[] = [];
  for (const pair of path === undefined ? pairsOf({ seed, split }) : readPairs(path)) {
    tried.push(await tryPair(pair, random));
  }
  const types = [...new Set(tried.map(({ pair }) => pair.type))].sort();
  return {
    title: `${tried.length} pairs of ${types.length} types, ${path ?? split}`,
    seed,
    measured: measuredOf(tried, types),
    table: tableOf(tried, types),
    details: detailsOf(tried, types),
  };
}

const isSame = ({ pair }: Tried) => pair.isSame;
const isOther = ({ pair }: Tried) => !pair.isSame;
const isHit = (one: Tried) => one.isHit;
const isFound = (one: Tried) => one.isHit || one.isHitAgain;

function share(tried: readonly Tried[], is: (one: Tried) => boolean): number {
  return tried.filter(is).length / tried.length;
}

function measuredOf(all: readonly Tried[], types: readonly string[]): Measured[] {
  const same = all.filter(isSame);
  const other = all.filter(isOther);
  const worst = types
    .map((type) => ({
      type,
      false: share(
        other.filter(({ pair }) => pair.type === type),
        isHit,
      ),
    }))
    .sort((a, b) => b.false - a.false)
    .filter(({ false: share }) => !Number.isNaN(share))[0];
  return [
    { name: 'pairs', value: all.length, unit: '', goal: { atLeast: 3_000 } },
    { name: 'types', value: types.length, unit: '', goal: { atLeast: 20 } },
    { name: 'false hits', value: 100 * share(other, isHit), unit: '%', goal: { atMost: 0.5 } },
    {
      name: 'false hits in the worst type',
      value: 100 * (worst?.false ?? 0),
      unit: '%',
      goal: { atMost: 2 },
      note: worst?.type ?? 'none',
    },
    {
      name: 'false hits on the second asking',
      value: 100 * share(other, isFound),
      unit: '%',
      goal: { atMost: 0.5 },
    },
    { name: 'paraphrases found at once', value: 100 * share(same, isHit), unit: '%', goal: { atLeast: 40 } },
    {
      name: 'paraphrases found on the second asking',
      value: 100 * share(same, isFound),
      unit: '%',
      goal: { atLeast: 85 },
      note: 'by an alias to the first answer; an own answer does not count',
    },
    ...THRESHOLDS.flatMap((threshold) => thresholdOf(threshold, same, other)),
  ];
}

/** What a cache with a fixed threshold does on the same pairs and the same embeddings. */
function thresholdOf(threshold: number, same: readonly Tried[], other: readonly Tried[]): Measured[] {
  const isAbove = ({ similarity }: Tried) => similarity >= threshold;
  return [
    { name: `threshold ${threshold}: false hits`, value: 100 * share(other, isAbove), unit: '%' },
    { name: `threshold ${threshold}: paraphrases found`, value: 100 * share(same, isAbove), unit: '%' },
  ];
}

function tableOf(all: readonly Tried[], types: readonly string[]): string[] {
  const head = ['type', 'same', 'found', 'again', 'other', 'false', ...THRESHOLDS.map((at) => `≥ ${at}`)];
  const rows = types.map((type) => {
    const some = all.filter(({ pair }) => pair.type === type);
    const [same, other] = [some.filter(isSame), some.filter(isOther)];
    const above = THRESHOLDS.map((at) => percent(share(some, ({ similarity }) => similarity >= at)));
    return [
      type,
      String(same.length),
      percent(share(same, isHit)),
      percent(share(same, isFound)),
      String(other.length),
      percent(share(other, isHit)),
      ...above,
    ];
  });
  return columns([head, ...rows]);
}

function detailsOf(all: readonly Tried[], types: readonly string[]): Record<string, unknown> {
  const shown = (some: readonly Tried[]) =>
    some.slice(0, MOST_EXAMPLES).map(({ pair, decision, similarity }) => ({ ...pair, decision, similarity }));
  const missed = all.filter((one) => isSame(one) && !isHit(one));
  return {
    falseHits: shown(all.filter((one) => isOther(one) && isFound(one))),
    missed: types.map((type) => ({
      type,
      examples: shown(missed.filter(({ pair }) => pair.type === type)).slice(0, 5),
    })),
    neverFound: shown(all.filter((one) => isSame(one) && !isFound(one))),
    decisions: tally(all.map(({ pair, decision }) => `${pair.isSame ? 'same' : 'other'}: ${decision}`)),
  };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) {
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a));
}
