import type { CompletionEnvelope } from '../contract/chunks.ts';
import type { Topics } from '../contract/topics.ts';
import { topicsOfMembers } from '../devices/audience.ts';
import { membersIn } from '../devices/members.ts';
import type { Rosters } from '../devices/rosters.ts';
import type { Chunk } from '../domain/streaming/chunk.ts';
import {
  type Chunking,
  closed,
  dueMs,
  type Ending,
  said,
  taken,
  UNSAID,
} from '../domain/streaming/chunking.ts';
import { eachOf } from '../platform/each-of.ts';
import type { Publish } from '../platform/iot-publish.ts';
import type { Log } from '../platform/logger.ts';
import type { CompletionPlace, ProgressStore } from '../store/progress-store.ts';
import type { DevicesElsewhere } from './devices-elsewhere.ts';

/** What telling an answer needs of the world. */
export interface TellingPorts {
  readonly rosters: Pick<Rosters, 'of'>;
  readonly publish: Publish;
  readonly topics: Topics;
  readonly elsewhere: DevicesElsewhere;
  readonly progress: Pick<ProgressStore, 'keep'>;
  readonly log: Log;
  nowMs(): number;
  pause(ms: number): Promise<void>;
}

/** One run of an answer. */
export interface Run {
  readonly place: CompletionPlace;
  readonly run: number;
  /** Whether devices hear it while it comes. */
  readonly isStreamed: boolean;
}

/** Each inbox is a message of its own: the more there are, the larger the chunks. */
const GAP_MS_PER_TOPIC = 10;
/** Whoever comes back within a second asks again after one. */
const KEEP_GAP_MS = 1_000;
const TOPICS_AT_ONCE = 6;
/** Messages on their way to other regions; beyond, pieces are left out there until the answer is a message. */
const MOST_ON_THE_WAY = 32;
/** How long an answer that is whole waits for them: a region that is away must not hold up its end. */
const LONGEST_WAIT_MS = 1_000;

/**
 * Tells an answer to the devices of its session while it comes, in numbered chunks, and keeps these for those that
 * lost some. What cannot be pushed is fetched. Nothing of this holds the model up.
 */
export class Telling {
  /** Everything that was said. */
  text = '';
  private readonly ports: TellingPorts;
  private readonly of: Run;
  private chunking: Chunking = UNSAID;
  private unkept: Chunk[] = [];
  private talking = Promise.resolve();
  private isTalking = false;
  private keeping: Promise<void> | undefined;
  private keptAtMs: number;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private freeAtMs = 0;
  private readonly onTheWay = new Set<Promise<void>>();

  constructor(ports: TellingPorts, of: Run) {
    this.ports = ports;
    this.of = of;
    this.keptAtMs = ports.nowMs();
  }

  /** The next piece of the answer. */
  said(text: string): void {
    this.text += text;
    this.chunking = said(this.chunking, text);
    if (!this.isTalking) {
      this.isTalking = true;
      this.talking = this.talk();
    }
  }

  /** The answer is whole: keeps all of it, then tells that it is. */
  async ended(): Promise<void> {
    await this.close({ kind: 'end' });
  }

  /** The run is void, and what was said of it too. */
  async failed(code: string): Promise<void> {
    await this.closeSaid({ kind: 'error', code });
  }

  /** What was said must not be shown any longer. */
  async retracted(): Promise<void> {
    await this.closeSaid({ kind: 'retract' });
  }

  /** Somebody else tells the answer from now on. */
  left(): void {
    this.isClosed = true;
    this.forgetTimer();
  }

  /** Where nothing was said there is nothing to take back. */
  private async closeSaid(ending: Ending): Promise<void> {
    if (this.text !== '') {
      await this.close(ending);
    }
  }

  private async close(ending: Ending): Promise<void> {
    await this.talking;
    this.left();
    this.chunking = closed(this.chunking, ending);
    const chunks = this.rest();
    await this.keeping;
    await this.keep(chunks);
    for (const chunk of chunks.slice(0, -2)) {
      await this.push([chunk]);
    }
    // The last words and the end in one message, so that nobody waits for the one without the other.
    await this.push(chunks.slice(-2));
    await Promise.race([Promise.all(this.onTheWay), this.ports.pause(LONGEST_WAIT_MS)]);
  }

  private rest(): Chunk[] {
    const chunks: Chunk[] = [];
    const take = () => this.take(Number.POSITIVE_INFINITY);
    for (let chunk = take(); chunk !== undefined; chunk = take()) {
      chunks.push(chunk);
    }
    return chunks;
  }

  /** One loop at a time, as long as something is unsaid: a slow broker makes the chunks larger, not later. */
  private async talk(): Promise<void> {
    for (let due = dueMs(this.chunking); due !== undefined; due = dueMs(this.chunking)) {
      await this.pauseUntil(Math.max(due, this.freeAtMs));
      const startedMs = this.ports.nowMs();
      const chunk = this.take(startedMs);
      if (chunk !== undefined) {
        this.freeAtMs = startedMs + (await this.push([chunk])) * GAP_MS_PER_TOPIC;
        this.keepSoon(chunk);
      }
    }
    this.isTalking = false;
  }

  private async pauseUntil(untilMs: number): Promise<void> {
    const ms = untilMs - this.ports.nowMs();
    if (ms > 0) {
      await this.ports.pause(ms);
    }
  }

  private take(nowMs: number): Chunk | undefined {
    const { chunk, chunking } = taken(this.chunking, nowMs);
    this.chunking = chunking;
    return chunk;
  }

  /** How many topics it went to. */
  private async push(chunks: readonly Chunk[]): Promise<number> {
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

  private keepSoon(chunk: Chunk): void {
    this.unkept.push(chunk);
    if (this.ports.nowMs() - this.keptAtMs >= KEEP_GAP_MS) {
      this.keepNow();
    } else {
      this.keepLater();
    }
  }

  /** Also where nothing more is said: the model may think for long, and a device come back meanwhile. */
  private keepLater(): void {
    if (!this.isClosed && this.unkept.length > 0) {
      this.timer ??= setTimeout(() => this.keepNow(), KEEP_GAP_MS);
    }
  }

  private keepNow(): void {
    this.forgetTimer();
    if (this.keeping === undefined) {
      this.keptAtMs = this.ports.nowMs();
      this.keeping = this.keep([]).finally(() => {
        this.keeping = undefined;
        this.keepLater();
      });
    }
  }

  private forgetTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** What could not be kept is kept with what comes next; without the last, the answer is not whole for anybody. */
  private async keep(chunks: readonly Chunk[]): Promise<void> {
    const { place, run } = this.of;
    const all = [...this.unkept, ...chunks];
    this.unkept = [];
    try {
      await this.ports.progress.keep(place, run, all);
    } catch (error) {
      this.unkept = [...all, ...this.unkept];
      this.ports.log.warn('not kept', { sessionId: place.sessionId, eventId: place.id }, error);
    }
  }
}
