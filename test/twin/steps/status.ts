import fc from 'fast-check';
import { expectStatus } from '../checks/status.ts';
import { ask } from '../cloud/ask.ts';
import type { Course } from '../cloud/process.ts';
import type { Sent } from '../ledger.ts';
import { course, routeOf } from './course.ts';
import { nth, regionAt, type Scene, type Step, shortNameOf, step } from './step.ts';

/** An author asks any region what became of an event. */
export const status: fc.Arbitrary<Step> = fc
  .record({ where: fc.nat(2), pick: fc.nat(9), course })
  .map(({ where, pick, course }) =>
    step({
      name: `somebody in ${shortNameOf(where)} asks what became of event ${pick}${routeOf(course)}`,
      isPossible: (scene) => regionAt(scene, where).isUp && scene.ledger.sent.length > 0,
      async take(scene) {
        await askStatus(scene, where, nth(scene.ledger.sent, pick) as Sent, course);
      },
    }),
  );

/** Asks for a status and checks the answer, which is also handed back if it comes at once. */
export async function askStatus(scene: Scene, where: number, sent: Sent, course?: Course): Promise<string> {
  const { cloud, ledger } = scene;
  const region = regionAt(scene, where);
  const { author: person, sessionId, eventId, acceptedAt } = sent;
  const key = `${region.name} ${sessionId} ${eventId} ${person.key}`;
  const wasApplied = ledger.applied.has(key);
  let told = '';
  await ask(
    cloud,
    region,
    {
      route: 'GET /v1/sessions/{id}/events/{eventId}',
      person,
      path: { id: sessionId, eventId },
      query: { accepted: acceptedAt },
      ...(course && { course }),
    },
    (answer) => {
      if (answer.statusCode < 500) {
        told = answer.body;
        if (expectStatus(cloud, region, { sent, wasApplied }, answer) === 'applied') {
          ledger.applied.add(key);
        }
      }
    },
  );
  return told;
}
