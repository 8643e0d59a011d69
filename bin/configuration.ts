import type { Configuration } from '../lib/configuration.ts';

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
};
