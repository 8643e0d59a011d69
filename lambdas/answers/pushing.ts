import type { CompletionEnvelope } from '../contract/chunks.ts';
import type { Topics } from '../contract/topics.ts';
import { topicsOfMembers } from '../devices/audience.ts';
import { membersIn } from '../devices/members.ts';
import type { Rosters } from '../devices/rosters.ts';
import type { Chunk } from '../domain/streaming/chunk.ts';
import { eachOf } from '../platform/each-of.ts';
import type { Publish } from '../platform/iot-publish.ts';
import type { Log } from '../platform/logger.ts';
import type { DevicesElsewhere } from './devices-elsewhere.ts';
import type { Run } from './run.ts';

/** What pushing chunks needs of the world. */
export interface PushingPorts {
  readonly rosters: Pick<Rosters, 'of'>;
  readonly publish: Publish;
  readonly topics: Topics;
  readonly elsewhere: DevicesElsewhere;
  readonly log: Log;
  pause(ms: number): Promise<void>;
}

const TOPICS_AT_ONCE = 6;
/** Messages on their way to other regions; beyond, pieces are left out there until the answer is a message. */
const MOST_ON_THE_WAY = 32;
/** How long an answer that is whole waits for them: a region that is away must not hold up its end. */
const LONGEST_WAIT_MS = 1_000;

/** Gives chunks of one run to the devices of its session, wherever they are. What cannot be pushed is fetched. */
export class Pushing {
  private readonly ports: PushingPorts;
  private readonly of: Run;
  private readonly onTheWay = new Set<Promise<void>>();

  constructor(ports: PushingPorts, of: Run) {
    this.ports = ports;
    this.of = of;
  }

  /** How many topics it went to. */
  async push(chunks: readonly Chunk[]): Promise<number> {
    const { place, run, isStreamed } = this.of;
    if (!isStreamed) {
      return 0;
    }
    const { rosters, publish, topics, log } = this.ports;
    const { sessionId, id: completion, asker: author } = place;
    const about = { session: sessionId, completion, author, run, chunks: [...chunks] };
    const envelope: CompletionEnvelope = { v: 1, kind: 'completion', ...about };
    try {
      const roster = await rosters.of(sessionId);
      const audience = topicsOfMembers(topics, sessionId, roster);
      const payload = JSON.stringify(envelope);
      this.send(membersIn(sessionId, roster.values()), payload);
      await eachOf(audience, TOPICS_AT_ONCE, (topic) => publish(topic, payload));
      return audience.length;
    } catch (error) {
      log.warn('not pushed', { sessionId, eventId: completion }, error);
      return 0;
    }
  }

  /** Once other regions have everything, or have had their time. */
  async arrived(): Promise<void> {
    await Promise.race([Promise.all(this.onTheWay), this.ports.pause(LONGEST_WAIT_MS)]);
  }

  /** To other regions, which are too far away for the next piece to wait. */
  private send(members: readonly string[], payload: string): void {
    const { place } = this.of;
    if (this.onTheWay.size >= MOST_ON_THE_WAY) {
      return;
    }
    const sending = this.ports.elsewhere
      .push(place.sessionId, members, payload)
      .catch((error) =>
        this.ports.log.warn('not pushed', { sessionId: place.sessionId, eventId: place.id }, error),
      )
      .finally(() => this.onTheWay.delete(sending));
    this.onTheWay.add(sending);
  }
}
