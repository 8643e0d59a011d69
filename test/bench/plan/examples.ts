import type { CommitCost } from '../../../bench/plan/commit-cost.ts';
import type { Counted } from '../../../bench/plan/count-calls.ts';
import type { Deployment } from '../../../bench/plan/deployment.ts';
import { DEFAULT_TRAFFIC, type Traffic } from '../../../bench/plan/traffic.ts';

const DEAR = { input: 1, output: 4, cacheRead: 0.25, cacheWrite: 1 };
const MODEL = {
  name: 'swift',
  modelId: 'swift',
  quality: 1,
  requestsPerMinute: 2_000,
  tokensPerMinute: 4_000_000,
  burndown: 1,
  contextTokens: 100_000,
  dollarsPerMillion: { input: 0.04, output: 0.16, cacheRead: 0.01, cacheWrite: 0.04 },
  flex: false,
  batch: false,
  elsewhere: [],
  consumers: 10,
  answersPerBatch: 5,
} as const;

/** Three regions with a whole vCPU for every function, so that CPU takes its own time and no more. */
export const DEPLOYMENT: Deployment = {
  regions: 3,
  functions: {
    accept: { memoryMib: 1_769, reservedConcurrency: 200 },
    answer: { memoryMib: 512, reservedConcurrency: 64 },
    apply: { memoryMib: 1_769, reservedConcurrency: 20 },
    ask: { memoryMib: 1_024, reservedConcurrency: undefined },
    authorize: { memoryMib: 512, reservedConcurrency: undefined },
    figures: { memoryMib: 512, reservedConcurrency: undefined },
    notify: { memoryMib: 512, reservedConcurrency: undefined },
    whisper: { memoryMib: 512, reservedConcurrency: 20 },
    presence: { memoryMib: 512, reservedConcurrency: undefined },
    relay: { memoryMib: 1024, reservedConcurrency: undefined },
    bury: { memoryMib: 512, reservedConcurrency: undefined },
    gather: { memoryMib: 1_024, reservedConcurrency: undefined },
    judge: { memoryMib: 512, reservedConcurrency: undefined },
    summarize: { memoryMib: 512, reservedConcurrency: undefined },
    read: { memoryMib: 1_769, reservedConcurrency: 300 },
    watch: { memoryMib: 256, reservedConcurrency: 1 },
  },
  queues: {
    interactive: { batchSize: 10, windowMs: 0, maxConcurrency: 5 },
    bulk: { batchSize: 200, windowMs: 1_000, maxConcurrency: 2 },
  },
  ai: {
    models: [
      MODEL,
      { ...MODEL, name: 'clever', quality: 3, requestsPerMinute: 250, dollarsPerMillion: DEAR },
    ],
    usual: 'clever',
    system: '',
    temperature: 0,
    knowledge: '1',
  },
  polledQueues: 4,
  requestsPerSecond: 2_000,
  routes: 19,
  hasRouteMetrics: true,
  ownMetrics: 18,
  tablesHaveBackups: true,
  streamRetentionHours: 168,
  logRetentionDays: 30,
  tokenMinutes: 15,
  alarms: 93,
  secrets: 3,
  wafRules: 2,
};

/** Questions in round numbers: half of them reach a model, each of its answers in a hundred pieces. */
export const TRAFFIC: Traffic = {
  ...DEFAULT_TRAFFIC,
  cachedShare: 0.5,
  hardShare: 0.1,
  promptTokens: 500,
  answerTokens: 500,
  answerSeconds: 5,
};

export function commit(events: number, of: Partial<CommitCost> = {}): CommitCost {
  return {
    events,
    writeUnits: 1 + events,
    writtenBytes: 1_000 * events,
    storedBytes: 900 * events,
    readUnits: 2,
    streamBytes: 1_024 * events,
    calls: 4,
    cpuMs: 4,
    ...of,
  };
}

export const COUNTED: Counted = {
  patches: [commit(1), commit(2), commit(4), commit(8)],
  message: commit(1),
  answer: commit(1, { storedBytes: 3_000, streamBytes: 2_048, writeUnits: 6 }),
  relay: { readUnits: 1, publishesPerMember: 1, cpuMs: 2 },
  accept: { readUnits: 0, calls: 1, answerBytes: 70, cpuMs: 4 },
  read: { readUnits: 9, calls: 4, answerBytes: 2_048, cpuMs: 5 },
  authorize: { readUnits: 0, calls: 0, answerBytes: 0, cpuMs: 1 },
};

/** What `npm run plan` counted and measured on 2026-11-30, with events of 300 bytes; CPU on a busy machine. */
export const MEASURED: readonly CommitCost[] = [
  {
    events: 1,
    writeUnits: 1.6875,
    writtenBytes: 1457.125,
    storedBytes: 795,
    readUnits: 2,
    streamBytes: 1024,
    calls: 4,
    cpuMs: 3.02079,
  },
  {
    events: 2,
    writeUnits: 3,
    writtenBytes: 2420.125,
    storedBytes: 1410,
    readUnits: 2.0625,
    streamBytes: 2048,
    calls: 4,
    cpuMs: 2.62146,
  },
  {
    events: 4,
    writeUnits: 4.21875,
    writtenBytes: 3858.625,
    storedBytes: 2640,
    readUnits: 2.28125,
    streamBytes: 4096,
    calls: 4,
    cpuMs: 3.26056,
  },
  {
    events: 8,
    writeUnits: 6.46875,
    writtenBytes: 6545.28125,
    storedBytes: 5251.53125,
    readUnits: 2.96875,
    streamBytes: 8192,
    calls: 4.03125,
    cpuMs: 3.88661,
  },
];
