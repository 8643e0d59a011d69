import { percentile } from '../harness/percentile.ts';
import type { Classifier } from './judge.ts';

export interface Timing {
  readonly p50Us: number;
  /** Over the texts. What a text takes is the median of its calls, since others take the processor away at times. */
  readonly p99Us: number;
  /** Over all calls, with what the machine adds. */
  readonly p99OfCallsUs: number;
  /** Of CPU time. */
  readonly meanCpuUs: number;
  readonly calls: number;
}

const WARM_UPS = 3;
const ROUNDS = 21;

/** Times each call of a classifier, once the engine knows it. */
export function timed(texts: readonly string[], classifier: Classifier): Timing {
  for (let round = 0; round < WARM_UPS; round++) texts.forEach(classifier);
  const rounds: number[][] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) rounds.push(texts.map((text) => microsOf(text, classifier)));
  const { user, system } = process.cpuUsage(before);
  const ofTexts = ascending(
    texts.map((_, at) => percentile(ascending(rounds.map((all) => all[at] ?? 0)), 50)),
  );
  return {
    p50Us: percentile(ofTexts, 50),
    p99Us: percentile(ofTexts, 99),
    p99OfCallsUs: percentile(ascending(rounds.flat()), 99),
    meanCpuUs: (user + system) / (ROUNDS * texts.length),
    calls: ROUNDS * texts.length,
  };
}

function microsOf(text: string, classifier: Classifier): number {
  const begun = process.hrtime.bigint();
  classifier(text);
  return Number(process.hrtime.bigint() - begun) / 1_000;
}

function ascending(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}
