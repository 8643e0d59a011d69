import type { Chunk, CompletionEnvelope } from '../contract/chunks.ts';
import type { Topics } from '../contract/topics.ts';
import { topicsOfMembers } from '../devices/audience.ts';
import type { Rosters } from '../devices/rosters.ts';
import { eachOf } from '../platform/each-of.ts';
import type { Publish } from '../platform/iot-publish.ts';
import type { Log } from '../platform/logger.ts';
import type { CompletionPlace, ProgressStore } from '../store/progress-store.ts';

/** What telling an answer needs of the world. */
export interface TellingPorts {
  readonly rosters: Pick<Rosters, 'of'>;
  readonly publish: Publish;
  readonly topics: Topics;
  readonly progress: Pick<ProgressStore, 'keep'>;
  readonly log: Log;
  nowMs(): number;
  pause(ms: number): Promise<void>;
}

/** One run of an answer. */
export interface Run {
  readonly place: CompletionPlace;
  readonly run: number;
  readonly model: string | undefined;
  /** Whether devices hear it while it comes. */
  readonly isStreamed: boolean;
}

/** 25 messages a second for each device that listens; AWS IoT sends 100 a second to one connection. */
const LEAST_INTERVAL_MS = 40;
/** Each inbox is a message of its own: the more there are, the larger the pieces. */
const INTERVAL_MS_PER_TOPIC = 10;
/** Whoever comes back within a second asks again after one. */
const KEEP_INTERVAL_MS = 1_000;
const TOPICS_AT_ONCE = 6;

/**
 * Tells an answer to the devices of its session while it comes, in numbered pieces, and keeps the pieces for those
 * that lost some. The first goes out at once, the others as often as may be; what cannot be pushed is fetched. Nothing
 * of this holds the model up.
 */
export class Telling {
  /** Everything that was said. */
  text = '';
  private readonly ports: TellingPorts;
  private readonly of: Run;
  private seq = 0;
  private unsaid = '';
  private unkept: Chunk[] = [];
  private talking: Promise<void> | undefined;
  private keeping: Promise<void> | undefined;
  private keptAtMs: number;

  constructor(ports: TellingPorts, of: Run) {
    this.ports = ports;
    this.of = of;
    this.keptAtMs = ports.nowMs();
  }

  /** The next piece of the answer. */
  said(text: string): void {
    this.text += text;
    this.unsaid += text;
    this.talking ??= this.talk();
  }

  /** The answer is whole: keeps all of it, then tells that it is. */
  async ended(stopReason: string): Promise<void> {
    await this.close({ part: 'end', seq: 0, stopReason, characters: this.text.length });
  }

  /** The run is void, and what was said of it too. */
  async failed(code: string, reason: string): Promise<void> {
    if (this.text === '') {
      return;
    }
    await this.close({ part: 'error', seq: 0, code, reason });
  }

  private async close(last: Chunk): Promise<void> {
    await this.talking;
    const chunks = [...this.pieces(this.unsaid), this.numbered(last)];
    this.unsaid = '';
    await this.keeping;
    await this.keep(chunks);
    await this.push(chunks);
  }

  /** One loop at a time, as long as something is unsaid: a slow broker makes the pieces larger, not later. */
  private async talk(): Promise<void> {
    for (let text = this.take(); text !== ''; text = this.take()) {
      const startedMs = this.ports.nowMs();
      const chunks = this.pieces(text);
      const topics = await this.push(chunks);
      this.keepSoon(chunks);
      const intervalMs = Math.max(LEAST_INTERVAL_MS, topics * INTERVAL_MS_PER_TOPIC);
      await this.ports.pause(startedMs + intervalMs - this.ports.nowMs());
    }
    this.talking = undefined;
  }

  /** What is unsaid, but for half a character at its end. */
  private take(): string {
    const end = /[\ud800-\udbff]$/.test(this.unsaid) ? -1 : this.unsaid.length;
    const text = this.unsaid.slice(0, end);
    this.unsaid = this.unsaid.slice(text.length);
    return text;
  }

  private pieces(text: string): Chunk[] {
    const { model } = this.of;
    const start: Chunk[] = this.seq > 0 ? [] : [{ part: 'start', seq: 0, ...(model && { model }) }];
    const delta: Chunk[] = text === '' ? [] : [{ part: 'delta', seq: 0, text }];
    return [...start, ...delta].map((chunk) => this.numbered(chunk));
  }

  private numbered(chunk: Chunk): Chunk {
    this.seq += 1;
    return { ...chunk, seq: this.seq - 1 };
  }

  /** How many topics it went to. */
  private async push(chunks: readonly Chunk[]): Promise<number> {
    const { place, run, isStreamed } = this.of;
    if (!isStreamed) {
      return 0;
    }
    const { rosters, publish, topics, log } = this.ports;
    const { sessionId, id: completion, asker: author } = place;
    const envelope: CompletionEnvelope = {
      v: 1,
      kind: 'completion',
      session: sessionId,
      completion,
      author,
      run,
      chunks: [...chunks],
    };
    try {
      const audience = topicsOfMembers(topics, sessionId, await rosters.of(sessionId));
      await eachOf(audience, TOPICS_AT_ONCE, (topic) => publish(topic, JSON.stringify(envelope)));
      return audience.length;
    } catch (error) {
      log.warn('not pushed', { sessionId, eventId: completion }, error);
      return 0;
    }
  }

  private keepSoon(chunks: readonly Chunk[]): void {
    this.unkept.push(...chunks);
    const isDue = this.ports.nowMs() - this.keptAtMs >= KEEP_INTERVAL_MS;
    if (isDue && this.keeping === undefined) {
      this.keptAtMs = this.ports.nowMs();
      this.keeping = this.keep([]).finally(() => {
        this.keeping = undefined;
      });
    }
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
