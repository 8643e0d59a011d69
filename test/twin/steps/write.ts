import fc from 'fast-check';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { millisOf, mint } from '../../../lambdas/domain/event-id.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import {
  type Arrival,
  arrivalAt,
  expectAuthor,
  expectFreshMembership,
  expectOwner,
} from '../checks/membership.ts';
import { type Asked, ask } from '../cloud/ask.ts';
import type { Course } from '../cloud/process.ts';
import type { Region } from '../cloud/region.ts';
import { BEN, PEOPLE, type Person, SESSIONS } from '../cloud/world.ts';
import type { Ledger, Sent } from '../ledger.ts';
import { course, place, role, routeOf } from './course.ts';
import { nth, operation, regionAt, type Scene, type Step, shortNameOf } from './step.ts';
import { DELETE_ROUTE, MEMBER_PATH, MESSAGES_ROUTE, type Wish, wish } from './wish.ts';

/** Where the event id comes from: accept mints it, the client does, or it is that of an earlier write. */
type Key =
  | { readonly from: 'accept' }
  | { readonly from: 'client'; readonly aheadMs: number }
  | { readonly from: 'earlier'; readonly pick: number };

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

export function writeStep(writing: Writing): Step {
  const { where, role, wish, key, course } = writing;
  const [who, session] = role;
  const person = PEOPLE[who] as Person;
  const { route, ...rest } = wish;
  return operation({
    name: `${person.subject} in ${shortNameOf(where)}: ${route} of session ${session} ${JSON.stringify(rest)}, id ${JSON.stringify(key)}${routeOf(course)}`,
    isPossible: (scene) => regionAt(scene, where).isUp && hasSubject(scene.ledger, writing),
    take: (scene) => {
      const told = targetOf(scene, key, person, SESSIONS[session] as string);
      const message = wish.about && nth(messagesIn(scene.ledger, told.sessionId), wish.about.pick);
      return send(scene, regionAt(scene, where), { ...told, wish, message, course });
    },
  });
}

/** Whether there is an earlier write to repeat and a message to speak of, where the write needs them. */
function hasSubject(ledger: Ledger, { key, wish, role: [, session] }: Writing): boolean {
  const earlier = key.from === 'earlier' ? nth(ledger.sent, key.pick) : undefined;
  const sessionId = earlier?.sessionId ?? (SESSIONS[session] as string);
  const isThere = wish.about === undefined || messagesIn(ledger, sessionId).length > 0;
  return isThere && (key.from !== 'earlier' || earlier !== undefined);
}

function messagesIn({ sent }: Ledger, sessionId: string): Sent[] {
  return sent.filter((one) => one.sessionId === sessionId && one.route === MESSAGES_ROUTE);
}

interface Sending {
  readonly author: Person;
  readonly sessionId: string;
  readonly declared: string | undefined;
  readonly wish: Wish;
  /** What it is about. */
  readonly message: Sent | undefined;
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
  const { route, body } = wish;
  const { clock } = scene.ledger.known(author, sessionId);
  const arrival = arrivalAt(region);
  const headers = {
    ...(declared !== undefined && { 'idempotency-key': declared }),
    ...(clock !== undefined && { 'meridian-clock': clock }),
  };
  return ask(
    scene.cloud,
    region,
    { route, person: author, headers, body, course, ...addressOf(sending) },
    (answer) => {
      if (answer.statusCode === 202) {
        note(scene, sending, answer);
        expectFreshMembership(scene, region, { person: author, sessionId, arrival });
        expectMay(scene, region, sending);
        expectRisingId(scene, sending, answer, { clock, arrival });
      }
    },
  );
}

/** What the request names beside its session. */
function addressOf({ sessionId, wish, message }: Sending): Pick<Asked, 'path' | 'query'> {
  const path = {
    id: sessionId,
    ...(wish.route.includes('{subject}') && { subject: BEN.subject }),
    ...(message && { messageId: message.eventId }),
    ...(wish.emoji && { emoji: wish.emoji }),
  };
  return { path, ...(message && wish.about?.isNamed && { query: { author: message.author.key } }) };
}

/** What not every member may do was done by who may. */
function expectMay(scene: Scene, region: Region, { author, sessionId, wish, message }: Sending): void {
  const who = { person: author, sessionId };
  if (wish.route.endsWith(MEMBER_PATH)) {
    expectOwner(scene, region, who);
  }
  if (wish.route === DELETE_ROUTE && wish.about?.isNamed) {
    expectAuthor(scene, region, { ...who, author: message?.author });
  }
}

function note({ ledger }: Scene, { author, sessionId, wish }: Sending, { body, headers }: Answer): void {
  const { eventId } = JSON.parse(body) as { eventId: string };
  const acceptedAt = headers.location?.split('?accepted=')[1] ?? '';
  ledger.sent.push({ author, sessionId, eventId, acceptedAt, route: wish.route });
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
