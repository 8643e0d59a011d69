import { formatCursor } from '../../../lambdas/domain/cursor.ts';
import { identityOf } from '../../../lambdas/domain/lane.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import type { Region } from '../cloud/region.ts';
import { ADA, BEN, type Person, REGIONS, SESSIONS } from '../cloud/world.ts';
import { READER, type Sent } from '../ledger.ts';
import { turnPage } from '../steps/page.ts';
import { readProfile } from '../steps/read.ts';
import { askStatus } from '../steps/status.ts';
import type { Scene } from '../steps/step.ts';
import { expectBeside } from './beside.ts';
import type { Status } from './status.ts';

const OWNERS: readonly Person[] = [ADA, BEN];
const MOST_PAGES = 200;

/** What must hold once writes have stopped, links are healed and queues are empty. */
export async function expectSettled(scene: Scene): Promise<void> {
  // What was given up after 13 days may be in a lane and lack what stands beside it, until an operator redrives it.
  const isWhole = scene.cloud.regions.every(({ givenUp }) => givenUp.size === 0);
  for (const [at, sessionId] of SESSIONS.entries()) {
    const owner = OWNERS[at] as Person;
    await expectEqualStates(scene, owner, sessionId);
    if (isWhole) {
      await expectBeside(scene, sessionId, owner);
    }
  }
  for (const sent of new Set(scene.ledger.sent)) {
    await expectEnd(scene, sent);
  }
  if (isWhole) {
    expectStreams(scene);
  }
  await expectWholeSubscriptions(scene);
}

/** P3: a read of each region answers all that was committed. That it is the fold of it, each read is checked for. */
async function expectEqualStates(scene: Scene, person: Person, sessionId: string): Promise<void> {
  const { cloud, ledger } = scene;
  const wanted = formatCursor(cloud.truth.heads(sessionId));
  for (const where of REGIONS.keys()) {
    await readProfile(scene, where, { person, sessionId, when: 'now', waitSeconds: 0 });
    const region = cloud.regions[where] as Region;
    const seen = formatCursor(ledger.shown(region, sessionId));
    cloud.court.expect(seen === wanted, 'P3', () => `${region.name} ends at ${seen} instead of ${wanted}`);
  }
}

/** P1: one end, the same in every region. */
async function expectEnd(scene: Scene, sent: Sent): Promise<void> {
  const { court } = scene.cloud;
  const answers = new Set<string>();
  for (const [where, region] of REGIONS.entries()) {
    const answer = await askStatus(scene, where, sent);
    const told = answer?.body ?? 'nothing';
    court.expect(isEnd(answer), 'P1', () => `${region} tells no end of ${sent.eventId}: ${told}`);
    answers.add(told);
  }
  const all = [...answers].join(' and ');
  court.expect(answers.size === 1, 'P1', () => `regions tell different ends of ${sent.eventId}: ${all}`);
}

function isEnd(answer: Answer | undefined): boolean {
  const { status } = JSON.parse(answer?.body ?? '{}') as Partial<Status>;
  return answer?.statusCode === 200 && (status === 'applied' || status === 'failed');
}

/** The stream of the region that a lane belongs to has every event of the lane, from there or from another. */
function expectStreams({ cloud }: Scene): void {
  const { truth, court, regions } = cloud;
  for (const sessionId of SESSIONS) {
    for (const lane of Object.keys(truth.heads(sessionId))) {
      const streams = regions.filter((region) => region.lane === lane).map(({ stream }) => stream);
      for (const { version, events } of truth.lane(sessionId, lane)) {
        const identities = events.map(({ event }) => identityOf(event));
        const isOut = (identity: string): boolean =>
          streams.some((stream) => stream.has(sessionId, identity));
        const where = `${lane} ${version}`;
        court.expect(identities.every(isOut), 'stream', () => `no stream has all events of ${where}`);
      }
    }
  }
}

/** P5: who goes on reading, from whichever region, gets everything. */
async function expectWholeSubscriptions(scene: Scene): Promise<void> {
  const { truth, court } = scene.cloud;
  const wanted = formatCursor(truth.heads(SESSIONS[0]));
  if (wanted === '{}') {
    return;
  }
  for (const [who, subscriber] of scene.ledger.subscribers.entries()) {
    let isEnd = false;
    for (let pages = 0; pages < MOST_PAGES && !isEnd; pages++) {
      isEnd = await turnPage(scene, who % REGIONS.length, { who, limit: 100 });
    }
    const { cursor } = subscriber;
    court.expect(
      isEnd && cursor === wanted,
      'P5',
      () => `${READER.subject} ends at ${cursor} instead of ${wanted}`,
    );
  }
}
