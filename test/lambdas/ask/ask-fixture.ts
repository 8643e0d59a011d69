import type { SQSEvent } from 'aws-lambda';
import { endsOf } from '../../../lambdas/answers/ends.ts';
import { holding } from '../../../lambdas/answers/holding.ts';
import { asking } from '../../../lambdas/ask/asking.ts';
import type { Ports } from '../../../lambdas/ask/ports.ts';
import type { Alone, Asked, CacheRequest, Lead } from '../../../lambdas/cache/asked.ts';
import type { Ask } from '../../../lambdas/contract/asks.ts';
import type { CompletionEnvelope } from '../../../lambdas/contract/chunks.ts';
import type { Intent } from '../../../lambdas/contract/events.ts';
import type { ModelTask } from '../../../lambdas/contract/model-task.ts';
import type { SummaryDue } from '../../../lambdas/contract/summary-due.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { ASK, NOW_MS, SETTINGS } from '../answer/task-factory.ts';
import { recordWith } from '../queue-record.ts';
import { remembering } from '../remembering.ts';
import { inMemoryHeld } from '../store/in-memory-batch.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { inMemorySummaries } from '../store/in-memory-summaries.ts';

const SCOPE = { scope: 'S', prompt: 'P' };
export const LEAD: Lead = {
  kind: 'lead',
  decision: { tier: 'miss', why: 'nothing-near', considered: [], isAudited: false },
  ticket: { ...SCOPE, question: 'Why?', userKey: ASK.asker, ttl: 'general', holder: 'h', askers: [] },
  keepAlive: async () => {},
  holdFor: async () => {},
  settle: async () => undefined,
  fail: async () => {},
};
export const HIT: Asked = {
  kind: 'answered',
  answer: 'Because.',
  model: 'swift',
  address: SCOPE,
  decision: { tier: 'semantic', why: 'same-words', entry: 'E', considered: [], isAudited: false },
};
export const IN_FLIGHT: Alone = {
  kind: 'alone',
  decision: { tier: 'miss', why: 'in-flight', considered: [], isAudited: false },
  isUnderWay: true,
};

/** Ask with fakes at its ports, and what it did to them. */
export function asker(cached: Asked = LEAD, changes: Partial<Ports> = {}) {
  const stores = inMemoryStores();
  const progress = inMemoryProgress();
  const summaries = inMemorySummaries();
  const due: SummaryDue[] = [];
  const held = inMemoryHeld();
  const sent: Intent[] = [];
  const tasks: ModelTask[] = [];
  const later: { ask: Ask; seconds: number }[] = [];
  const requests: CacheRequest[] = [];
  const published: CompletionEnvelope[] = [];
  const returned: number[] = [];
  const { log, meter, counts, lines } = remembering();
  let nowMs = NOW_MS;
  let workers = 0;
  const ports: Ports = {
    settings: SETTINGS,
    events: stores.events,
    progress,
    ends: endsOf({
      progress,
      sender: {
        send: async (_, body) => {
          sent.push(JSON.parse(body) as Intent);
        },
      },
      nowMs: () => nowMs,
    }),
    tasks: {
      send: async (task) => {
        tasks.push(task);
      },
    },
    hold: holding({ held, progress, nowMs: () => nowMs }),
    redelivery: {
      after: async (_, seconds) => {
        returned.push(seconds);
      },
    },
    intents: () => undefined,
    personal: async () => undefined,
    summaries,
    summarize: async (one) => {
      due.push(one);
    },
    cache: {
      ask: async (request) => {
        requests.push(request);
        return cached;
      },
    },
    embedder: { id: 'titan', dimensions: 256 },
    again: async (ask, seconds) => {
      later.push({ ask, seconds });
    },
    rosters: { of: async () => new Map() },
    publish: async (_, payload) => {
      published.push(JSON.parse(payload) as CompletionEnvelope);
    },
    topics: topicsOf('app'),
    elsewhere: { push: async () => {} },
    log,
    meter,
    nowMs: () => nowMs,
    pause: async () => {},
    workerName: () => {
      workers += 1;
      return `worker ${workers}`;
    },
    ...changes,
  };
  const handler = asking(ports);
  return {
    ports,
    stores,
    summaries,
    due,
    sent,
    held,
    tasks,
    later,
    requests,
    published,
    returned,
    counts,
    lines,
    pass: (ms: number) => {
      nowMs += ms;
    },
    /** Delivers questions, and answers how many of them are to come again. */
    deliver: async (...asks: (Ask | string)[]) => {
      const bodies = asks.map((ask) => (typeof ask === 'string' ? ask : JSON.stringify(ask)));
      const Records = bodies.map((body, at) => recordWith(body, { messageId: `m-${at}` }));
      return (await handler({ Records } as SQSEvent)).batchItemFailures.length;
    },
  };
}

/** Ada's question, asked just now. */
export const question = (change: Partial<Ask['question']> = {}): Ask => ({
  ...ASK,
  question: { ...ASK.question, ...change },
  askedAt: new Date(NOW_MS).toISOString(),
});
