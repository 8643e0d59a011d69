import fc from 'fast-check';
import { expectPage } from '../checks/page.ts';
import { ask } from '../cloud/ask.ts';
import type { Course } from '../cloud/process.ts';
import { READER, type Subscriber } from '../ledger.ts';
import { course, routeOf } from './course.ts';
import { operation, regionAt, type Scene, type Step, shortNameOf } from './step.ts';

/** A subscriber asks any region for the next page. */
export const page: fc.Arbitrary<Step> = fc
  .record({ where: fc.nat(2), who: fc.nat(1), limit: fc.constantFrom(1, 2, 5, 100), course })
  .map(({ where, who, limit, course }) =>
    operation({
      name: `subscriber ${who} in ${shortNameOf(where)} pages by ${limit}${routeOf(course)}`,
      isPossible: (scene) => regionAt(scene, where).isUp,
      async take(scene) {
        await turnPage(scene, where, { who, limit, course });
      },
    }),
  );

interface Turning {
  readonly who: number;
  readonly limit: number;
  readonly course?: Course;
}

/** Asks for a page, and takes it unless the subscriber has gone on meanwhile. Answers whether that was the end. */
export async function turnPage(
  { ledger, cloud }: Scene,
  where: number,
  { who, limit, course }: Turning,
): Promise<boolean> {
  const region = regionAt({ ledger, cloud }, where);
  const subscriber = ledger.subscribers[who] as Subscriber;
  const { sessionId, cursor } = subscriber;
  const shown = ledger.shown(region, sessionId);
  let isEnd = false;
  await ask(
    cloud,
    region,
    {
      route: 'GET /v1/sessions/{id}/events',
      person: READER,
      path: { id: sessionId },
      query: { limit: String(limit), ...(cursor !== '' && { after: cursor }) },
      ...(course && { course }),
    },
    (answer) => {
      if (answer.statusCode === 200) {
        const { next, more, complete } = expectPage(cloud, region, { sessionId, cursor, shown }, answer);
        subscriber.cursor = subscriber.cursor === cursor ? next : subscriber.cursor;
        isEnd = complete && !more;
      }
    },
  );
  return isEnd;
}
