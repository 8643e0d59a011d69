import type { Context, SQSRecord } from 'aws-lambda';
import { answering } from '../../../lambdas/answer/answering.ts';
import type { Ports } from '../../../lambdas/answer/ports.ts';
import { endsOf, placeOf } from '../../../lambdas/answers/ends.ts';
import type { Ending, Model, Question } from '../../../lambdas/bedrock/model.ts';
import type { CompletionEnvelope } from '../../../lambdas/contract/chunks.ts';
import type { Intent } from '../../../lambdas/contract/events.ts';
import type { ModelTask } from '../../../lambdas/contract/model-task.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import type { Outcome } from '../../../lambdas/domain/limiter/settlement.ts';
import type { Quota } from '../../../lambdas/domain/limiter/steering.ts';
import type { Chunk } from '../../../lambdas/domain/streaming/chunk.ts';
import { limiter } from '../../../lambdas/store/item-limiter.ts';
import type { Limiter } from '../../../lambdas/store/limiter.ts';
import { remembering } from '../remembering.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';
import { inMemoryLimiterItem } from '../store/in-memory-limiter-item.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { FULL, UNREACHABLE } from './fake-limiters.ts';
import { NOW_MS, SETTINGS, USAGE } from './task-factory.ts';

export const REGION = 'eu-west-1';

/** What a model does when it is asked: says pieces, then ends or throws. */
export interface Script {
  readonly says: readonly string[];
  readonly ends?: Ending | Error;
  /** Says nothing more until nobody waits for it. */
  readonly hangs?: boolean;
}

export const WHOLE: Script = { says: ['Be', 'cause', '.'] };

function until(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Answer with fakes at its ports, and what it did to them. */
export function answerer({
  scripts = [WHOLE] as readonly Script[],
  settings = SETTINGS,
  quotas = {} as Readonly<Record<string, Quota>>,
  /** Region and model id of quotas that have no room. */
  full = [] as readonly string[],
  unreachable = [] as readonly string[],
  changes = (ports: Ports): Partial<Ports> => ({ ...ports }),
} = {}) {
  const stores = inMemoryStores();
  const progress = inMemoryProgress();
  const sent: Intent[] = [];
  const again: { task: ModelTask; seconds: number; leasedMs: number }[] = [];
  const published: { topic: string; envelope: CompletionEnvelope }[] = [];
  const returned: number[] = [];
  const kept: string[] = [];
  const heldMs: number[] = [];
  const asked: { region: string; modelId: string }[] = [];
  const tiers: Question['tier'][] = [];
  const temperatures: Question['temperature'][] = [];
  const limiters = new Map<string, Limiter>();
  const settled: Outcome[] = [];
  const { log, meter, counts, lines } = remembering();
  let nowMs = NOW_MS;
  let workers = 0;
  const clock = () => nowMs;
  const nextModel = (region: string): Model => ({
    answer: async ({ modelId, tier, temperature }, onDelta, signal) => {
      const script = scripts[Math.min(asked.length, scripts.length - 1)] as Script;
      asked.push({ region, modelId });
      tiers.push(tier);
      temperatures.push(temperature);
      for (const text of script.says) {
        signal?.throwIfAborted();
        await onDelta(text);
      }
      if (script.hangs) await until(signal as AbortSignal);
      const { ends = { stopReason: 'end_turn', usage: USAGE } } = script;
      if (ends instanceof Error) throw ends;
      return ends;
    },
  });
  const sender = {
    send: async (_: unknown, body: string) => {
      sent.push(JSON.parse(body) as Intent);
    },
  };
  const base: Ports = {
    settings,
    completions: stores.events,
    progress,
    ends: endsOf({ progress, sender, nowMs: clock }),
    tasks: {
      send: async (of, seconds) => {
        const { lease } = (await progress.progress(placeOf(of.ask))) ?? {};
        again.push({ task: of, seconds, leasedMs: Math.max(0, (lease?.untilMs ?? 0) - nowMs) });
      },
    },
    redelivery: {
      after: async (_, seconds) => {
        returned.push(seconds);
      },
    },
    resume: ({ holder }) => ({
      keepAlive: async () => {},
      holdFor: async (ms) => {
        heldMs.push(ms);
      },
      settle: async ({ text }, by) => {
        kept.push(`${holder}: ${text} (${by})`);
        return undefined;
      },
      fail: async () => {
        kept.push(`${holder}: nothing`);
      },
    }),
    limiterOf: ({ region, modelId, model: name }) => {
      const key = `${region} ${modelId}`;
      if (full.includes(key)) {
        return FULL;
      }
      if (unreachable.includes(key)) {
        return UNREACHABLE;
      }
      const quota = quotas[key] ?? (settings.models.find((one) => one.name === name) as Quota);
      const one = limiters.get(key) ?? limiter(inMemoryLimiterItem(), { quota, nowMs: clock });
      limiters.set(key, one);
      return {
        reserve: (ask) => one.reserve(ask),
        settle: (reservation, outcome) => {
          settled.push(outcome);
          return one.settle(reservation, outcome);
        },
      };
    },
    modelsIn: nextModel,
    rosters: { of: async () => new Map() },
    publish: async (topic, payload) => {
      published.push({ topic, envelope: JSON.parse(payload) as CompletionEnvelope });
    },
    topics: topicsOf('app'),
    elsewhere: { push: async () => {} },
    region: REGION,
    log,
    meter,
    nowMs: clock,
    pause: async (ms) => {
      nowMs += Math.max(0, ms);
    },
    random: () => 0.5,
    workerName: () => {
      workers += 1;
      return `worker ${workers}`;
    },
  };
  const ports: Ports = { ...base, ...changes(base) };
  const handler = answering(ports);
  return {
    ports,
    stores,
    progress,
    sent,
    again,
    published,
    returned,
    kept,
    heldMs,
    asked,
    tiers,
    temperatures,
    settled,
    counts,
    lines,
    later: (ms: number) => {
      nowMs += ms;
    },
    /** Delivers messages, and answers how many of them are to come again. */
    deliver: async (...records: SQSRecord[]) => {
      const context = { getRemainingTimeInMillis: () => 300_000 } as Context;
      return (await handler({ Records: records }, context)).batchItemFailures.length;
    },
    /** Text that a device has of a run which it heard to its end, or undefined. */
    heard: (run: number) => textOf(published.filter(({ envelope }) => envelope.run === run)),
  };
}

function textOf(published: readonly { envelope: CompletionEnvelope }[]): string | undefined {
  const chunks = published.flatMap(({ envelope }) => envelope.chunks);
  expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, at) => at));
  const text = chunks.map((chunk) => (chunk.kind === 'delta' ? chunk.text : '')).join('');
  const last: Chunk | undefined = chunks.at(-1);
  return last?.kind === 'end' && last.length === text.length ? text : undefined;
}
