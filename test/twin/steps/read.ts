import fc from 'fast-check';
import { formatCursor } from '../../../lambdas/domain/cursor.ts';
import { arrivalAt, expectFreshMembership } from '../checks/membership.ts';
import { expectState, type When } from '../checks/state.ts';
import { ask } from '../cloud/ask.ts';
import type { Course } from '../cloud/process.ts';
import { PEOPLE, type Person, SESSIONS } from '../cloud/world.ts';
import { course, role, routeOf } from './course.ts';
import { nth, operation, regionAt, type Scene, type Step, shortNameOf } from './step.ts';

/** What a read is about: the state now, or not before the heads that the reader saw last, or by an event of theirs. */
type Wanted =
  | 'now'
  | 'after heads'
  | { readonly relation: 'after event' | 'at event'; readonly pick: number };

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Wanted>('now') },
  { weight: 2, arbitrary: fc.constant<Wanted>('after heads') },
  {
    weight: 6,
    arbitrary: fc.record({
      relation: fc.constantFrom('after event' as const, 'after event' as const, 'at event' as const),
      pick: fc.nat(9),
    }),
  },
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
  return operation({
    name: `${person.subject} in ${shortNameOf(where)}: reads session ${session} ${nameOf(wanted)}, waits ${waitSeconds} s${routeOf(course)}`,
    isPossible: (scene) => regionAt(scene, where).isUp,
    take: (scene) => {
      const when = whenOf(scene, person, sessionId, wanted);
      return readProfile(scene, where, { person, sessionId, when, waitSeconds, course });
    },
  });
}

function whenOf({ ledger }: Scene, person: Person, sessionId: string, wanted: Wanted): When {
  if (typeof wanted === 'string') {
    return wanted === 'now' ? wanted : { afterHeads: ledger.known(person, sessionId).heads };
  }
  const own = ledger.sent.filter((one) => one.author === person && one.sessionId === sessionId);
  const { eventId } = nth(own, wanted.pick) ?? {};
  if (eventId === undefined) {
    return 'now';
  }
  return wanted.relation === 'after event' ? { after: eventId } : { at: eventId };
}

function nameOf(wanted: Wanted): string {
  return typeof wanted === 'string' ? wanted : `${wanted.relation} ${wanted.pick}`;
}

function queryOf(when: When): Record<string, string> {
  if (when === 'now') {
    return {};
  }
  return 'afterHeads' in when ? { after: formatCursor(when.afterHeads) } : when;
}

interface Asking {
  readonly person: Person;
  readonly sessionId: string;
  readonly when: When;
  readonly waitSeconds: number;
  readonly course?: Course;
}

/** Reads a profile and holds the answer against the truth. */
export function readProfile({ ledger, cloud }: Scene, where: number, asking: Asking): Promise<void> {
  const region = regionAt({ ledger, cloud }, where);
  const { person, sessionId, when, waitSeconds, course } = asking;
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
      query: queryOf(when),
      ...(course && { course }),
    },
    (answer) => {
      if (answer.statusCode === 200) {
        expectFreshMembership({ ledger, cloud }, region, { person, sessionId, arrival });
        const heads = expectState(cloud, region, { person, sessionId, when, shown }, answer);
        ledger.show(region, sessionId, heads);
        ledger.learn(person, sessionId, { heads, clock: answer.headers['meridian-clock'] });
      }
    },
  );
}
