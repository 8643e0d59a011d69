import type { Chunk } from '../domain/streaming/chunk.ts';
import type { Log } from '../platform/logger.ts';
import type { ProgressStore } from '../store/progress-store.ts';
import type { Run } from './run.ts';

/** What keeping chunks needs of the world. */
export interface KeepingPorts {
  readonly progress: Pick<ProgressStore, 'keep'>;
  readonly log: Log;
  nowMs(): number;
}

/** Whoever comes back within a second asks again after one. */
const KEEP_GAP_MS = 1_000;

/** Keeps chunks of one run for devices that lost some, by one write at a time and about one a second. */
export class Keeping {
  private readonly ports: KeepingPorts;
  private readonly of: Run;
  private unkept: Chunk[] = [];
  private keeping: Promise<void> | undefined;
  private keptAtMs: number;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(ports: KeepingPorts, of: Run) {
    this.ports = ports;
    this.of = of;
    this.keptAtMs = ports.nowMs();
  }

  /** Now if nothing was kept for a while, or later with what comes until then. */
  keepSoon(chunk: Chunk): void {
    this.unkept.push(chunk);
    if (this.ports.nowMs() - this.keptAtMs >= KEEP_GAP_MS) {
      this.keepNow();
    } else {
      this.keepLater();
    }
  }

  /** Once everything is kept, or has failed to be. */
  async keepLast(chunks: readonly Chunk[]): Promise<void> {
    await this.keeping;
    await this.keep(chunks);
  }

  /** Leaves no timer behind: what is not kept yet waits for the last. */
  close(): void {
    this.isClosed = true;
    this.forgetTimer();
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
