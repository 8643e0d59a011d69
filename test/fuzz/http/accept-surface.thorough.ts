import fc from 'fast-check';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import { readIntent } from '../../../lambdas/queue/intent.ts';
import {
  ADA,
  acceptance,
  bodyOf,
  FOREIGN,
  idAt,
  keyOf,
  NOW_MS,
  SESSION,
} from '../../lambdas/accept/accept-fixture.ts';
import { undescribed } from './conformance.ts';
import { operationsOf } from './described.ts';
import { hostile, obedient } from './requests.ts';

const RUNS = { numRuns: 100 };
const EVENT_IDS = [idAt(NOW_MS - 1_000), idAt(NOW_MS), idAt(NOW_MS + 59_000)];
const MINE = { sessions: [SESSION], eventIds: EVENT_IDS };
const ANYBODYS = {
  sessions: [SESSION, SESSION, FOREIGN, 'nonsense', `${SESSION}/../x`],
  eventIds: [...EVENT_IDS, idAt(NOW_MS + 61_000), idAt(0), EVENT_IDS[0]?.toUpperCase() ?? ''],
};

const writing = operationsOf('accept');
const byRoute = writing.map((operation) => [operation.routeKey, operation] as const);

/** Answers a request, holds what was answered and queued against each other, and says what it was answered. */
async function judged(operation: (typeof writing)[number], request: HttpRequest): Promise<number> {
  const { handle, queued } = acceptance({ members: [`${FOREIGN} ${ADA}`] });
  const answer = await handle(request);
  expect(undescribed(operation, '', answer)).toEqual([]);
  expect(answer.statusCode).toBeLessThan(500);
  expect(queued).toHaveLength(acceptedIn(answer));
  const subject = request.requestContext.authorizer?.jwt.claims.sub;
  for (const { body } of queued) {
    expect(readIntent(body).event.source).toBe(keyOf(String(subject)));
  }
  return answer.statusCode;
}

function acceptedIn(answer: { statusCode: number; body: string }): number {
  if (answer.statusCode !== 200) {
    return answer.statusCode === 202 ? 1 : 0;
  }
  const { results } = bodyOf(answer as never) as { results: { status: number }[] };
  return results.filter(({ status }) => status === 202).length;
}

test.each(byRoute)(
  '%s takes what obeys its description, or finds it meaningless',
  async (_route, operation) => {
    await fc.assert(
      fc.asyncProperty(obedient(operation, MINE), async (request) => {
        expect([200, 202, 422]).toContain(await judged(operation, request));
      }),
      RUNS,
    );
  },
);

test.each(byRoute)(
  '%s answers as described whatever comes, and queues exactly what it accepts',
  async (_route, operation) => {
    await fc.assert(
      fc.asyncProperty(hostile(operation, ANYBODYS), async (request) => {
        await judged(operation, request);
      }),
      RUNS,
    );
  },
);
