import fc from 'fast-check';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import { idAt } from '../../lambdas/domain/factories.ts';
import { request } from '../../lambdas/http/request-factory.ts';
import { change, keyOf, LANES, messageAt, NOW_MS, reader, SESSION } from '../../lambdas/read/read-fixture.ts';
import { undescribed } from './conformance.ts';
import { type Operation, operationsOf } from './described.ts';
import { hostileText } from './hostile-values.ts';
import { hostile, obedient } from './requests.ts';

const RUNS = { numRuns: 200 };
const COMMITS = 5;
const FOREIGN = `${keyOf('bob')}.${idAt(1)}`;
const EVENT_IDS = [idAt(1), idAt(COMMITS), idAt(NOW_MS)];
const MINE = { sessions: [SESSION], eventIds: EVENT_IDS };
const ANYBODYS = {
  sessions: [SESSION, SESSION, FOREIGN, 'nonsense', `${SESSION}/../x`],
  eventIds: [...EVENT_IDS, idAt(2 ** 48 - 1), 'x', `${idAt(1)}.${keyOf('ada')}`],
};

const reading = operationsOf('read');
const byRoute = reading.map((operation) => [operation.routeKey, operation] as const);

/** A reader over a session of Ada's with events in each lane. */
async function library(): Promise<ReturnType<typeof reader>> {
  const fixture = reader();
  for (const lane of LANES) {
    for (let version = 1; version <= COMMITS; version++) {
      await fixture.stores.events.append(SESSION, change(lane, version, version, version));
    }
  }
  await fixture.stores.events.putMessages([messageAt(1), messageAt(2)]);
  return fixture;
}

async function judged(
  { handle, reads }: ReturnType<typeof reader>,
  operation: Operation,
  request: HttpRequest,
): Promise<number> {
  reads.length = 0;
  const answer = await handle(request);
  expect(undescribed(operation, request.requestContext.http.method, answer)).toEqual([]);
  // Waiting in vain is an answer of its own; nothing else on our side may be the matter.
  expect(answer.statusCode < 500 || answer.statusCode === 504).toBe(true);
  expect(reads.filter((name) => /^(append|put|save|release$)/.test(name))).toEqual([]);
  return answer.statusCode;
}

test.each(byRoute)('%s answers what obeys its description', async (_route, operation) => {
  const fixture = await library();
  await fc.assert(
    fc.asyncProperty(obedient(operation, MINE), async (asked) => {
      expect([200, 304, 404, 504]).toContain(await judged(fixture, operation, asked));
    }),
    RUNS,
  );
});

test.each(byRoute)(
  '%s answers as described whatever comes, and writes nothing',
  async (_route, operation) => {
    const fixture = await library();
    await fc.assert(
      fc.asyncProperty(hostile(operation, ANYBODYS), async (asked) => {
        await judged(fixture, operation, asked);
      }),
      RUNS,
    );
  },
);

test('whatever is no route is answered 404 or 405, with a problem', async () => {
  const { handle } = await library();
  const segment = fc.oneof(
    fc.constantFrom('v1', 'sessions', 'profile', 'batch', 'health', '', '{id}'),
    hostileText,
  );
  const path = fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`);
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'constructor');
  await fc.assert(
    fc.asyncProperty(path, method, async (at, by) => {
      const { statusCode, headers, body } = await handle(request({ path: at, method: by }));
      expect([404, 405]).toContain(statusCode);
      expect(headers['content-type']).toBe('application/problem+json');
      expect(JSON.parse(body)).toMatchObject({ status: statusCode, requestId: 'request-1' });
    }),
    RUNS,
  );
});
