import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { identityOf } from '../../../lambdas/domain/lane.ts';
import { sessionReading } from '../../../lambdas/read/session-reading.ts';
import { expectedMessage } from '../cloud/expected-messages.ts';
import { expectedReading } from '../cloud/expected-reading.ts';
import { inOrder } from '../cloud/in-order.ts';
import type { Region } from '../cloud/region.ts';
import { ADA, BEN, type Person } from '../cloud/world.ts';
import { shownMessages } from '../steps/messages.ts';
import type { Scene } from '../steps/step.ts';

/** Commits of a lane up to which all are looked at for messages that other lanes have as well. */
const LOOKED_AT = 40;

/** What stands beside the log is what the log makes of it, in every region: messages, marks and members. */
export async function expectBeside(scene: Scene, sessionId: string, owner: Person): Promise<void> {
  const { truth, court, regions } = scene.cloud;
  const log = truth.events(sessionId, truth.heads(sessionId)).map(({ event }) => event);
  const texts = new Set<string>();
  for (const region of regions) {
    const shown = await shownMessages(scene, region.at, { person: owner, sessionId });
    expectMessages(scene, region, shown, log);
    texts.add(canonical(shown));
    await expectReading(scene, region, sessionId, ADA);
    await expectReading(scene, region, sessionId, BEN);
    await expectMember(scene, region, sessionId, log);
  }
  court.expect(texts.size === 1, 'P3', () => `regions have different messages: ${[...texts].join(' and ')}`);
}

/** Every message is there once, the newest first, with what became of it. */
function expectMessages(
  { cloud: { court } }: Scene,
  { name }: Region,
  shown: readonly MeridianEvent[],
  log: readonly MeridianEvent[],
): void {
  const sent = log.filter(({ type }) => type === 'message.sent');
  const wanted = [...new Set(sent.map(identityOf))].sort().reverse().join();
  const seen = shown.map(identityOf).join();
  court.expect(seen === wanted, 'P3', () => `${name} has the messages ${seen} instead of ${wanted}`);
  for (const message of shown) {
    // What was sent twice under one id with two bodies may have either, the same in all regions.
    const same = sent.filter((one) => identityOf(one) === identityOf(message));
    const texts = same.map((one) => canonical(expectedMessage(one, log)));
    const text = canonical(message);
    court.expect(
      texts.includes(text),
      'P3',
      () => `${name} shows ${text} where its events come to ${texts[0]}`,
    );
  }
}

async function expectReading(
  { cloud: { truth, court } }: Scene,
  { name, stores }: Region,
  sessionId: string,
  { subject, key }: Person,
): Promise<void> {
  const lanes = Object.keys(truth.heads(sessionId));
  const wanted = expectedReading(truth, sessionId, key);
  const seen = await sessionReading({ stores, sessions: stores.sessions, lanes }, sessionId, key);
  // Of more commits than are looked at, some may count twice.
  const isBounded = Object.values(truth.heads(sessionId)).some((version) => version > LOOKED_AT);
  const unread = isBounded ? Math.max(wanted.unread, seen.unread) : wanted.unread;
  const text = canonical({ ...wanted, unread });
  court.expect(
    canonical(seen) === text,
    'unread',
    () => `${name} says that ${subject} has read ${canonical(seen)} instead of ${text}`,
  );
}

async function expectMember(
  { cloud: { court } }: Scene,
  { name, stores }: Region,
  sessionId: string,
  log: readonly MeridianEvent[],
): Promise<void> {
  const changes = inOrder(log.filter(({ type }) => type.startsWith('member.')));
  const belongs = changes.at(-1)?.type === 'member.added';
  const sees = await stores.sessions.isMember(sessionId, BEN.key);
  court.expect(sees === belongs, 'P6', () => `${name} says that ben ${sees ? 'belongs' : 'does not belong'}`);
}
