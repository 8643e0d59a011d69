import type { Configuration } from '../lib/configuration.ts';
import { intents } from './intents.ts';

/** The deployment, for you to change. `lib/configuration.ts` says what each entry means. */
export const configuration: Configuration = {
  app: 'meridian',
  account: '111111111111',
  regions: [
    { name: 'us-east-1', epoch: 1 },
    { name: 'eu-west-1', epoch: 1 },
    { name: 'ap-northeast-1', epoch: 1 },
  ],
  primary: 'us-east-1',
  retiredLanes: [],
  tenantClaim: 'tenant',
  operators: { claim: 'cognito:groups', value: 'operators' },
  logLevel: 'INFO',
  limits: {
    requestsPerSecond: 2_000,
    requestBurst: 1_000,
    commandsPerSecond: 500,
    commandBurst: 2_000,
    reservedConcurrency: { accept: 200, apply: 20, read: 300 },
    queueConcurrency: { interactive: 5, bulk: 2 },
    maxWaiters: 100,
    eventRetentionHours: 7 * 24,
    logRetentionDays: 30,
    requestsPerAddress: 10_000,
  },
  // Quotas and prices are those of November 2026 in us-east-1; look yours up.
  ai: {
    models: [
      {
        name: 'swift',
        modelId: 'amazon.nova-micro-v1:0',
        profile: 'geographic',
        quality: 1,
        requestsPerMinute: 2_000,
        tokensPerMinute: 4_000_000,
        burndown: 1,
        contextTokens: 128_000,
        dollarsPerMillion: { input: 0.035, output: 0.14, cacheRead: 0.008_75, cacheWrite: 0.035 },
        flex: false,
        batch: true,
      },
      {
        name: 'clever',
        modelId: 'amazon.nova-pro-v1:0',
        profile: 'geographic',
        quality: 3,
        requestsPerMinute: 250,
        tokensPerMinute: 1_000_000,
        burndown: 1,
        contextTokens: 300_000,
        dollarsPerMillion: { input: 0.8, output: 3.2, cacheRead: 0.2, cacheWrite: 0.8 },
        flex: true,
        batch: true,
      },
    ],
    usualModel: 'clever',
    systemPrompt:
      'You are the assistant of this application. Answer in the language of the question, briefly and truthfully. If you do not know, say so.',
    knowledgeVersion: '1',
    // Geographic profiles spread over a continent by themselves; with this, questions may be answered on another one.
    spillToRegions: false,
    concurrency: { interactive: 20, standard: 10, batch: 2 },
    // AWS's quotas by default: 100 records make a job, and 20 jobs of a model are under way at once.
    batchJobs: { leastRecords: 100, mostRecords: 1_000, waitMinutes: 15, mostJobs: 10 },
    dollarsPerHour: 20,
    intents,
    guessAtEdge: false,
  },
};
