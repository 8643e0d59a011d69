import fc from 'fast-check';
import { formatCursor } from '../../../lambdas/domain/cursor.ts';
import { arrivalAt, expectFreshMembership } from '../checks/membership.ts';
import { type After, expectState } from '../checks/state.ts';
import { ask } from '../cloud/ask.ts';
import type { Course } from '../cloud/process.ts';
import { PEOPLE, type Person, SESSIONS } from '../cloud/world.ts';
import { course, role, routeOf } from './course.ts';
import { nth, regionAt, type Scene, type Step, shortNameOf, step } from './step.ts';

/** What a read is to be after: nothing, one of the reader's events, or the heads that they saw last. */
type Wanted = 'nothing' | 'heads' | number;

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Wanted>('nothing') },
  { weight: 2, arbitrary: fc.constant<Wanted>('heads') },
  { weight: 5, arbitrary: fc.nat(9) },
);

/** Somebody reads a profile, in any region, perhaps not before something, and waits for it or not. */
export const read: fc.Arbitrary<Step> = fc
  .record({
    where: fc.nat(2),
    role,
    wanted,
    waitSeconds: fc.constantFrom(0, 0, 1, 5),
    course,
  })
  .map(readStep);

interface Reading {
  readonly where: number;
  readonly role: readonly [who: number, session: number];
  readonly wanted: Wanted;
  readonly waitSeconds: number;
  readonly course: Course;
}

function readStep(reading: Reading): Step {
  const { where, role, wanted, waitSeconds, course } = reading;
  const [who, session] = role;
  const person = PEOPLE[who] as Person;
  const sessionId = SESSIONS[session] as string;
  return step({
    name: `${person.subject} in ${shortNameOf(where)}: reads session ${session} after ${wanted}, waits ${waitSeconds} s${routeOf(course)}`,
    isPossible: (scene) => regionAt(scene, where).isUp,
    take: (scene) => {
      const after = afterOf(scene, person, sessionId, wanted);
      return readProfile(scene, where, { person, sessionId, after, waitSeconds, course });
    },
  });
}

function afterOf({ ledger }: Scene, person: Person, sessionId: string, wanted: Wanted): After {
  if (typeof wanted !== 'number') {
    return wanted === 'heads' ? { heads: ledger.known(person, sessionId).heads } : undefined;
  }
  const own = ledger.sent.filter((one) => one.author === person && one.sessionId === sessionId);
  const event = nth(own, wanted);
  return event && { eventId: event.eventId };
}

interface Asking {
  readonly person: Person;
  readonly sessionId: string;
  readonly after: After;
  readonly waitSeconds: number;
  readonly course?: Course;
}

/** Reads a profile and holds the answer against the truth. */
export function readProfile({ ledger, cloud }: Scene, where: number, asking: Asking): Promise<void> {
  const region = regionAt({ ledger, cloud }, where);
  const { person, sessionId, after, waitSeconds, course } = asking;
  const arrival = arrivalAt(region);
  const shown = ledger.shown(region, sessionId);
  return ask(
    cloud,
    region,
    {
      route: 'GET /v1/sessions/{id}/profile',
      person,
      path: { id: sessionId },
      headers: { prefer: `wait=${waitSeconds}` },
      ...(after && { query: { after: 'heads' in after ? formatCursor(after.heads) : after.eventId } }),
      ...(course && { course }),
    },
    (answer) => {
      if (answer.statusCode === 200) {
        expectFreshMembership({ ledger, cloud }, region, { person, sessionId, arrival });
        const heads = expectState(cloud, region, { person, sessionId, after, shown }, answer);
        ledger.show(region, sessionId, heads);
        ledger.learn(person, sessionId, { heads, clock: answer.headers['meridian-clock'] });
      }
    },
  );
}
