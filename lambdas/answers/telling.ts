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
import { Keeping, type KeepingPorts } from './keeping.ts';
import { Pushing, type PushingPorts } from './pushing.ts';
import type { Run } from './run.ts';

/** What telling an answer needs of the world. */
export interface TellingPorts extends PushingPorts, KeepingPorts {}

/** Each inbox is a message of its own: the more there are, the larger the chunks. */
const GAP_MS_PER_TOPIC = 10;

/**
 * Tells an answer to the devices of its session while it comes, in numbered chunks, and keeps these for those that
 * lost some. What cannot be pushed is fetched. Nothing of this holds the model up.
 */
export class Telling {
  /** Everything that was said. */
  text = '';
  private readonly ports: TellingPorts;
  private readonly pushing: Pushing;
  private readonly keeping: Keeping;
  private chunking: Chunking = UNSAID;
  private talking = Promise.resolve();
  private isTalking = false;
  private freeAtMs = 0;

  constructor(ports: TellingPorts, of: Run) {
    this.ports = ports;
    this.pushing = new Pushing(ports, of);
    this.keeping = new Keeping(ports, of);
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
    this.keeping.close();
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
    await this.keeping.keepLast(chunks);
    for (const chunk of chunks.slice(0, -2)) {
      await this.pushing.push([chunk]);
    }
    // The last words and the end in one message, so that nobody waits for the one without the other.
    await this.pushing.push(chunks.slice(-2));
    await this.pushing.arrived();
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
        this.freeAtMs = startedMs + (await this.pushing.push([chunk])) * GAP_MS_PER_TOPIC;
        this.keeping.keepSoon(chunk);
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
}
