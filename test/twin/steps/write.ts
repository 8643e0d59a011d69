import fc from 'fast-check';
import { Limits } from '../../../lambdas/contract/limits.ts';
import type { RouteKey } from '../../../lambdas/contract/routes.ts';
import { millisOf, mint } from '../../../lambdas/domain/event-id.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import { type Arrival, arrivalAt, expectFreshMembership, expectOwner } from '../checks/membership.ts';
import { ask } from '../cloud/ask.ts';
import type { Course } from '../cloud/process.ts';
import type { Region } from '../cloud/region.ts';
import { BEN, PEOPLE, type Person, SESSIONS } from '../cloud/world.ts';
import { course, place, role, routeOf } from './course.ts';
import { nth, operation, regionAt, type Scene, type Step, shortNameOf } from './step.ts';

/** What somebody wants: the route that it takes, and the body. */
interface Wish {
  readonly route: RouteKey;
  readonly body?: unknown;
}

/** Where the event id comes from: accept mints it, the client does, or it is that of an earlier write. */
type Key =
  | { readonly from: 'accept' }
  | { readonly from: 'client'; readonly aheadMs: number }
  | { readonly from: 'earlier'; readonly pick: number };

const PATCHES = [
  { a: 1 },
  { a: { x: 1 } },
  { a: { y: 2 } },
  { a: null },
  { a: { x: null } },
  { b: [1, 2] },
  { b: 'text' },
  { b: { deep: { er: 1 } } },
  { b: null, a: 2 },
  { c: { d: { e: 1, f: 2 } } },
  { c: { d: null } },
  { c: 1 },
  // Enough of these are too large for a lane, whose cap is low here.
  { k0: 0, k1: 1, k2: 2, k3: 3, k4: 4, k5: 5 },
  { l0: 0, l1: 1, l2: 2, l3: 3, l4: 4, l5: 5 },
];
const PATCH = 'PATCH /v1/sessions/{id}/profile' as const;
const MEMBER_PATH = '/v1/sessions/{id}/members/{subject}';

const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PATCHES.map((body) => ({ route: PATCH, body }))) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { route: 'POST /v1/sessions/{id}/messages' as const, body: { text: 'hello' } },
      { route: 'POST /v1/sessions/{id}/messages' as const, body: { text: 'good bye' } },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { route: `PUT ${MEMBER_PATH}` as const },
      { route: `PUT ${MEMBER_PATH}` as const },
      { route: `DELETE ${MEMBER_PATH}` as const },
    ),
  },
);

const key: fc.Arbitrary<Key> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Key>({ from: 'accept' }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(0, 0, 0, 0, -1, 20_000, 20_000, 59_000, 61_000, -3_600_000)
      .map((aheadMs): Key => ({ from: 'client', aheadMs })),
  },
  { weight: 3, arbitrary: fc.nat(9).map((pick): Key => ({ from: 'earlier', pick })) },
);

/** A client writes: something new or something it wrote before, to any region, perhaps with another body. */
export const write: fc.Arbitrary<Step> = fc
  .record({
    where: place,
    role,
    wish,
    key,
    course,
  })
  .map(writeStep);

interface Writing {
  readonly where: number;
  readonly role: readonly [who: number, session: number];
  readonly wish: Wish;
  readonly key: Key;
  readonly course: Course;
}

export function writeStep({ where, role: [who, session], wish, key, course }: Writing): Step {
  const person = PEOPLE[who] as Person;
  return operation({
    name: `${person.subject} in ${shortNameOf(where)}: ${wish.route} of session ${session} ${JSON.stringify(wish.body ?? '')}, id ${JSON.stringify(key)}${routeOf(course)}`,
    isPossible: (scene) =>
      regionAt(scene, where).isUp && (key.from !== 'earlier' || scene.ledger.sent.length > 0),
    take: (scene) => {
      const told = targetOf(scene, key, person, SESSIONS[session] as string);
      return send(scene, regionAt(scene, where), { ...told, wish, course });
    },
  });
}

interface Sending {
  readonly author: Person;
  readonly sessionId: string;
  readonly declared: string | undefined;
  readonly wish: Wish;
  readonly course: Course;
}

function targetOf(
  scene: Scene,
  key: Key,
  author: Person,
  sessionId: string,
): Pick<Sending, 'author' | 'sessionId' | 'declared'> {
  if (key.from === 'earlier') {
    const { eventId, ...earlier } = nth(scene.ledger.sent, key.pick) as (typeof scene.ledger.sent)[number];
    return { author: earlier.author, sessionId: earlier.sessionId, declared: eventId };
  }
  const declared = key.from === 'client' ? mintedBy(scene, author, key.aheadMs) : undefined;
  return { author, sessionId, declared };
}

function mintedBy({ ledger, cloud }: Scene, person: Person, aheadMs: number): string {
  const nowMs = cloud.worldMs() + aheadMs;
  const clock = ledger.clocks.get(person) ?? { lastMs: 0, counter: 0 };
  // A clock set back mints what it minted long ago would be: such ids are fair as well.
  const from = aheadMs < -1_000 ? { lastMs: 0, counter: 0 } : clock;
  const minted = mint(from, { nowMs, random: cloud.random(8) });
  if (aheadMs === 0) {
    ledger.clocks.set(person, minted.clock);
  }
  return minted.id;
}

function send(scene: Scene, region: Region, sending: Sending): Promise<void> {
  const { author, sessionId, declared, wish, course } = sending;
  const { clock } = scene.ledger.known(author, sessionId);
  const arrival = arrivalAt(region);
  const path = { id: sessionId, ...(wish.route.includes('{subject}') && { subject: BEN.subject }) };
  const headers = {
    ...(declared !== undefined && { 'idempotency-key': declared }),
    ...(clock !== undefined && { 'meridian-clock': clock }),
  };
  return ask(
    scene.cloud,
    region,
    { route: wish.route, person: author, path, headers, body: wish.body, course },
    (answer) => {
      if (answer.statusCode === 202) {
        note(scene, sending, answer);
        expectFreshMembership(scene, region, { person: author, sessionId, arrival });
        if (wish.route.endsWith(MEMBER_PATH)) {
          expectOwner(scene, region, { person: author, sessionId });
        }
        expectRisingId(scene, sending, answer, { clock, arrival });
      }
    },
  );
}

function note({ ledger }: Scene, { author, sessionId }: Sending, { body, headers }: Answer): void {
  const { eventId } = JSON.parse(body) as { eventId: string };
  const acceptedAt = headers.location?.split('?accepted=')[1] ?? '';
  ledger.sent.push({ author, sessionId, eventId, acceptedAt });
}

/** What accept mints for a caller is above what they say that they have seen, unless that is far in the future. */
function expectRisingId(
  { cloud }: Scene,
  { declared }: Sending,
  { body }: Answer,
  { clock, arrival }: { clock: string | undefined; arrival: Arrival },
): void {
  const { eventId } = JSON.parse(body) as { eventId: string };
  if (declared !== undefined) {
    cloud.court.expect(eventId === declared, 'P2', () => `${declared} was accepted as ${eventId}`);
  } else if (clock !== undefined && millisOf(clock) <= arrival.startedMs + Limits.clockAheadMs) {
    cloud.court.expect(eventId > clock, 'clock', () => `${eventId} was minted for who had seen ${clock}`);
  }
}
