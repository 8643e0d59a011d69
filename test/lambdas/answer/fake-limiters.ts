import { broken } from '../../../lambdas/platform/errors.ts';
import type { Limiter } from '../../../lambdas/store/limiter.ts';

export const UNREACHABLE: Limiter = {
  reserve: async () => {
    throw broken('timed-out', 'DynamoDB there did not answer.');
  },
  settle: async () => 'repeated',
};

export const FULL: Limiter = {
  reserve: async () => ({ retryAfterMs: 60_000 }),
  settle: async () => 'settled',
};
