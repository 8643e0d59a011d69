import { answerCache } from '../../../lambdas/cache/answer-cache.ts';
import type { Asked } from '../../../lambdas/cache/asked.ts';
import { lookInto } from '../../../lambdas/cache/looking.ts';
import { ByteIndex } from '../../../lambdas/cache/scan/byte-index.ts';
import { MOST_WRONG, policyOf } from '../../../lambdas/domain/cache/acceptance.ts';
import { byteVector } from '../../../lambdas/domain/cache/vector.ts';
import type { Measured } from '../../row.ts';
import { benchPorts, ended, labelJudge, scopeOf } from '../bench-ports.ts';
import { embedded } from '../hashed-embedder.ts';
import { streamOf } from '../pairs/stream.ts';
import type { Split } from '../pairs/types.ts';
import { columns, percent, type ScenarioReport } from '../scenario-report.ts';
import { seeded } from '../seeded.ts';

/** Ten requests a second: the stream lasts 100 minutes, and hardly an answer expires in it. */
const MS_PER_REQUEST = 100;
const USERS = 2_000;
/** The judge comes after the fact, as a queue's consumer does. */
const LOOKS_PER_BATCH = 50;
const THRESHOLDS = [0.75, 0.8, 0.95];
/** Of a judge's verdicts, in the run beside the one whose judge is always right. */
const JUDGED_WRONGLY = 0.05;

interface StreamAsked {
  readonly seed: number;
  readonly requests: number;
  readonly split: Split;
}

interface Asking {
  readonly tenant: string;
  readonly prompt: string;
  /** What the answer must be. */
  readonly label: string;
  readonly userKey: string;
}

interface Count {
  hits: number;
  wrong: number;
}

/**
 * A stream of requests of several tenants and many users, few questions often and many seldom, beside fixed
 * thresholds. Its prompts were written by somebody who had not seen the guard.
 */
export async function streamScenario({ seed, requests, split }: StreamAsked): Promise<ScenarioReport> {
  const random = seeded(seed);
  const stream: Asking[] = [...streamOf({ seed, requests, split })].map((asked) => ({
    ...asked,
    userKey: `user-${Math.floor(random() * USERS)}`,
  }));
  const { counts, judgeCalls, wrongOnes, tiers, experience } = await cached(stream, seed, 0);
  const misjudged = await cached(stream, seed, JUDGED_WRONGLY);
  const hits = counts.hits / requests;
  const thresholds = THRESHOLDS.map((threshold) => ({ threshold, ...byThreshold(stream, threshold) }));
  return {
    title: `${requests} requests of ${USERS} users, Zipf 0.8, ${split}`,
    seed,
    measured: [
      { name: 'hit rate', value: hits, unit: '', goal: { atLeast: 0.7 } },
      { name: 'wrong among hits', value: (100 * counts.wrong) / counts.hits, unit: '%', goal: { atMost: 2 } },
      { name: 'judge calls per request', value: judgeCalls / requests, unit: '', goal: { atMost: 0.3 } },
      {
        name: `hit rate with a judge that errs in ${percent(JUDGED_WRONGLY)}`,
        value: misjudged.counts.hits / requests,
        unit: '',
      },
      {
        name: 'wrong among hits then',
        value: (100 * misjudged.counts.wrong) / misjudged.counts.hits,
        unit: '%',
      },
      ...thresholds.flatMap(thresholdRows),
    ],
    table: columns([
      ['tier', 'requests', 'share', 'wrong'],
      ...Object.entries(tiers).map(([tier, { hits: count, wrong }]) => [
        tier,
        String(count),
        percent(count / requests),
        String(wrong),
      ]),
    ]),
    details: {
      wrongOnes: wrongOnes.slice(0, 40),
      policy: policyOf(experience, MOST_WRONG),
      labels: experience.labels.length,
    },
  };

  function thresholdRows({ threshold, hits: count, wrong }: Count & { threshold: number }): Measured[] {
    return [
      { name: `threshold ${threshold}: hit rate`, value: count / requests, unit: '' },
      { name: `threshold ${threshold}: wrong among hits`, value: (100 * wrong) / count, unit: '%' },
    ];
  }
}

interface Course {
  readonly counts: Count;
  /** Requests and wrong answers, by tier. */
  readonly tiers: Record<string, Count>;
  readonly wrongOnes: object[];
}

async function cached(stream: readonly Asking[], seed: number, judgedWrongly: number) {
  const ports = benchPorts(seeded(seed + 1));
  const cache = answerCache(ports);
  const labels = new Map<string, string>();
  const judge = labelJudge((question) => labels.get(question) ?? '', {
    part: judgedWrongly,
    random: seeded(seed + 2),
  });
  const course: Course = { counts: { hits: 0, wrong: 0 }, tiers: {}, wrongOnes: [] };
  for (const asking of stream) {
    const { tenant, prompt, label, userKey } = asking;
    labels.set(prompt, label);
    ports.advance(MS_PER_REQUEST);
    const asked = await cache.ask({
      scope: scopeOf({ tenant }),
      prompt,
      userKey,
      hasTools: false,
      temperature: 0,
    });
    note(course, asking, asked);
    if (asked.kind === 'lead') {
      await asked.settle(ended(label), 'bench');
    }
    if (ports.put.length >= LOOKS_PER_BATCH) {
      await lookInto(ports.put.splice(0), { ...ports, judge });
    }
  }
  const { experience } = await ports.experience.load(ports.embedder.id);
  return { ...course, experience, judgeCalls: judge.calls() };
}

function note({ counts, tiers, wrongOnes }: Course, { prompt, label }: Asking, asked: Asked): void {
  const isHit = asked.kind === 'answered' ? 1 : 0;
  const isWrong = asked.kind === 'answered' && asked.answer !== label ? 1 : 0;
  const tier = tiers[asked.decision.tier] ?? { hits: 0, wrong: 0 };
  tiers[asked.decision.tier] = { hits: tier.hits + 1, wrong: tier.wrong + isWrong };
  counts.hits += isHit;
  counts.wrong += isWrong;
  if (isWrong) {
    wrongOnes.push({ prompt, label, decision: asked.decision });
  }
}

interface Stored {
  readonly index: ByteIndex;
  readonly stored: string[];
  readonly exact: Map<string, string>;
}

/** The nearest stored prompt, if it is near enough: what caches with a fixed threshold do. */
function byThreshold(stream: readonly Asking[], threshold: number): Count {
  const byTenant = new Map<string, Stored>();
  const fresh = (tenant: string): Stored => {
    const made = { index: new ByteIndex(256, 4_096), stored: [], exact: new Map<string, string>() };
    byTenant.set(tenant, made);
    return made;
  };
  const counts: Count = { hits: 0, wrong: 0 };
  for (const { tenant, label, prompt } of stream) {
    const { index, stored, exact } = byTenant.get(tenant) ?? fresh(tenant);
    const vector = byteVector(embedded(prompt));
    const known = exact.get(prompt) ?? stored[index.nearest(vector, 1, threshold)[0]?.row ?? -1];
    if (known === undefined) {
      stored[index.add(vector)] = label;
      exact.set(prompt, label);
    } else {
      counts.hits++;
      counts.wrong += known === label ? 0 : 1;
    }
  }
  return counts;
}
