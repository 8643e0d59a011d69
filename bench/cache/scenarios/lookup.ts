import { type Reading, readings } from '../../../lambdas/cache/readings.ts';
import { search } from '../../../lambdas/cache/search.ts';
import { Shard } from '../../../lambdas/cache/shard.ts';
import { NO_EXPERIENCE, policyOf } from '../../../lambdas/domain/cache/acceptance.ts';
import { meaningOf } from '../../../lambdas/domain/cache/language/meaning.ts';
import { byteVector } from '../../../lambdas/domain/cache/vector.ts';
import { inMemoryAnswers } from '../../../test/lambdas/store/in-memory-answers.ts';
import { percentile } from '../../harness/percentile.ts';
import type { Measured } from '../../row.ts';
import { embedded } from '../hashed-embedder.ts';
import { columns, type ScenarioReport } from '../scenario-report.ts';
import { seeded } from '../seeded.ts';
import { everythingAsked, type Meant, phrased } from '../stream/questions.ts';
import { zipf } from '../stream/zipf.ts';

const SIZES: readonly (readonly [entries: number, mostMs: number])[] = [
  [10_000, 1],
  [100_000, 5],
];
const DIMENSIONS = 256;
const LOOKUPS = 1_000;
const WARM_UP = 500;
const SKEW = 0.8;
const RUNS = 3;
const NOW_MS = 1_000;

interface Timing {
  /** Of the scan alone, and of scan, guard and decision. Milliseconds of CPU, ascending. */
  readonly scan: readonly number[];
  readonly lookup: readonly number[];
  /** The same where every stored question is read anew, as in an environment's first minute. */
  readonly cold: readonly number[];
}

/** What one look-up by meaning costs, the embedding and the reading of the table aside. */
export async function lookupScenario({ seed }: { seed: number }): Promise<ScenarioReport> {
  const measured: Measured[] = [];
  const rows = [['entries', 'scan p50', 'scan p99', 'look-up p50', 'look-up p99', 'cold p99']];
  for (const [entries, mostMs] of SIZES) {
    const { scan, lookup, cold } = await timed(entries, seed);
    const p99 = percentile(lookup, 99);
    rows.push([
      entries.toLocaleString('en-US'),
      ...[percentile(scan, 50), percentile(scan, 99), percentile(lookup, 50), p99, percentile(cold, 99)].map(
        (ms) => `${ms.toFixed(2)} ms`,
      ),
    ]);
    measured.push({
      name: `look-up among ${entries.toLocaleString('en-US')}, p99 of CPU`,
      value: p99,
      unit: 'ms',
      goal: { atMost: mostMs },
    });
  }
  return {
    title: `${LOOKUPS} look-ups, ${DIMENSIONS} dimensions`,
    seed,
    measured,
    table: columns(rows),
    details: {},
  };
}

async function timed(entries: number, seed: number): Promise<Timing> {
  const random = seeded(seed);
  const meanings = everythingAsked(random);
  const shard = filled(entries, meanings, random);
  const answers = inMemoryAnswers().answers;
  const policy = policyOf(NO_EXPERIENCE, 0.01);
  const read = readings();
  const timing = { scan: [] as number[], lookup: [] as number[], cold: [] as number[] };
  const draw = zipf(meanings.length, SKEW);
  for (let at = 0; at < WARM_UP + LOOKUPS; at++) {
    const prompt = phrased(meanings[draw(random())] as Meant, random);
    const vector = byteVector(embedded(meaningOf(prompt).gist));
    const look = (reading: Reading) =>
      search({
        answers,
        shard,
        scope: 'scope',
        prompt: 'asked',
        meaning: meaningOf(prompt),
        vector,
        policy,
        read: reading,
        circumstance: { userKey: 'kim', isPrivate: true, nowMs: NOW_MS },
      });
    const cold = await leastCpuMs(() => look(meaningOf));
    const lookup = await leastCpuMs(() => look(read));
    const scan = await leastCpuMs(() => shard.nearest(vector, 5, 0.1, NOW_MS));
    if (at >= WARM_UP) {
      timing.scan.push(scan);
      timing.lookup.push(lookup);
      timing.cold.push(cold);
    }
  }
  const ascending = (numbers: number[]) => numbers.sort((a, b) => a - b);
  return { scan: ascending(timing.scan), lookup: ascending(timing.lookup), cold: ascending(timing.cold) };
}

/** The least of some runs of the same work: what a busy machine adds to one of them is not its cost. */
async function leastCpuMs(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

function filled(entries: number, meanings: readonly Meant[], random: () => number): Shard {
  const shard = new Shard(DIMENSIONS, entries);
  for (let at = 0; at < entries; at++) {
    const question = phrased(meanings[at % meanings.length] as Meant, random);
    shard.take({
      prompt: at.toString(16).padStart(32, '0'),
      question,
      vector: byteVector(embedded(question)),
      servedUntilMs: Number.MAX_SAFE_INTEGER,
      isGone: false,
    });
  }
  return shard;
}
