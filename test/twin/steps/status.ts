import fc from 'fast-check';
import type { Answer } from '../../../lambdas/http/answer.ts';
import { expectStatus, isHere } from '../checks/status.ts';
import { ask } from '../cloud/ask.ts';
import type { Course } from '../cloud/process.ts';
import type { Sent } from '../ledger.ts';
import { course, routeOf } from './course.ts';
import { nth, operation, regionAt, type Scene, type Step, shortNameOf } from './step.ts';

/** An author asks any region what became of an event. */
export const status: fc.Arbitrary<Step> = fc
  .record({ where: fc.nat(2), pick: fc.nat(9), course })
  .map(statusStep);

interface Inquiry {
  readonly where: number;
  readonly pick: number;
  readonly course: Course;
}

export function statusStep({ where, pick, course }: Inquiry): Step {
  return operation({
    name: `somebody in ${shortNameOf(where)} asks what became of event ${pick}${routeOf(course)}`,
    isPossible: (scene) => regionAt(scene, where).isUp && scene.ledger.sent.length > 0,
    async take(scene) {
      await askStatus(scene, where, nth(scene.ledger.sent, pick) as Sent, course);
    },
  });
}

/** Asks for a status and checks the answer, which is also handed back if it comes at once. A failing call is no lie. */
export async function askStatus(
  scene: Scene,
  where: number,
  sent: Sent,
  course?: Course,
): Promise<Answer | undefined> {
  const { cloud, ledger } = scene;
  const region = regionAt(scene, where);
  const { author: person, sessionId, eventId, acceptedAt } = sent;
  const key = `${region.name} ${sessionId} ${eventId} ${person.key}`;
  const toldBefore = ledger.ends.get(key);
  const wasHere = await isHere(cloud, region, sent);
  let told: Answer | undefined;
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
    async (answer) => {
      told = answer;
      if (answer.statusCode < 500) {
        const status = await expectStatus(cloud, region, { sent, toldBefore, wasHere }, answer);
        // An answer that was long under way may be older than one that came before it.
        if (status !== 'pending' && ledger.ends.get(key) !== 'applied') {
          ledger.ends.set(key, status);
        }
      }
    },
  );
  return told;
}
