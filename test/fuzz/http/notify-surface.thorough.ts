import fc from 'fast-check';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import { idAt } from '../../lambdas/domain/factories.ts';
import { NOW_MS, notify } from '../../lambdas/notify/notify-fixture.ts';
import { undescribed } from './conformance.ts';
import { operationsOf } from './described.ts';
import { hostile, obedient } from './requests.ts';

const RUNS = { numRuns: 250 };
const KNOWN = { sessions: [], eventIds: [idAt(NOW_MS), idAt(NOW_MS - 1_000)] };
const byRoute = operationsOf('notify').map((operation) => [operation.routeKey, operation] as const);

/** Answers a request, holds what was answered and pushed against each other, and says what it was answered. */
async function judged(operation: (typeof byRoute)[number][1], request: HttpRequest): Promise<number> {
  const { handle, pushed } = notify();
  const answer = await handle(request);
  expect(undescribed(operation, '', answer)).toEqual([]);
  expect(answer.statusCode).toBeLessThan(500);
  expect(pushed).toHaveLength(answer.statusCode === 200 ? 1 : 0);
  return answer.statusCode;
}

test.each(byRoute)(
  '%s takes what obeys its description, for whom the caller may tell',
  async (_, operation) => {
    await fc.assert(
      fc.asyncProperty(obedient(operation, KNOWN), async (request) => {
        // A notice may be too long as a whole although each of its parts is not.
        expect([200, 404, 413]).toContain(await judged(operation, request));
      }),
      RUNS,
    );
  },
);

test.each(byRoute)(
  '%s answers as described whatever comes, and pushes what it answers 200',
  async (_, operation) => {
    await fc.assert(
      fc.asyncProperty(hostile(operation, KNOWN), async (request) => {
        await judged(operation, request);
      }),
      RUNS,
    );
  },
);
