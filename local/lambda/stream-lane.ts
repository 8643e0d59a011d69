import { type Bell, createBell } from './bell.ts';
import { type BatchWork, workThrough } from './stream-batch.ts';
import type { StreamRecord } from './stream-source.ts';

/** A payload holds 6 MB; JSON and the old image beside the new one take their part of it. */
const MAX_BATCH_BYTES = 1.5 * 1024 * 1024;

/** Records that are worked on one batch after the other. */
export class StreamLane {
  readonly #work: BatchWork;
  readonly #grown: Bell = createBell();
  readonly #onDone: () => void;
  #waiting: StreamRecord[] = [];
  #current: readonly StreamRecord[] = [];
  #draining: Promise<void> | undefined;

  /** `onDone` is called after each batch. */
  constructor(work: BatchWork, onDone: () => void) {
    this.#work = work;
    this.#onDone = onDone;
    work.stopping.addEventListener('abort', () => this.#grown.ring());
  }

  add(record: StreamRecord): void {
    this.#waiting.push(record);
    this.#grown.ring();
    this.#draining ??= this.#drain();
  }

  /** Records that are not done, those at work among them. */
  get length(): number {
    return this.#waiting.length + this.#current.length;
  }

  /** The first record that is not done. */
  get first(): StreamRecord | undefined {
    return this.#current[0] ?? this.#waiting[0];
  }

  /** Resolves when nothing is at work; call it after the stop. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    const { stopping } = this.#work;
    await this.#window();
    while (this.#waiting.length > 0 && !stopping.aborted) {
      this.#current = this.#take();
      const undone = await workThrough(this.#current, this.#work);
      this.#current = undone === undefined ? [] : this.#current.slice(this.#current.indexOf(undone));
      this.#onDone();
      if (this.#waiting.length > 0) await this.#window();
    }
    this.#draining = undefined;
  }

  /** Waits until the batch is full or its window ends. */
  async #window(): Promise<void> {
    const { mapping, stopping } = this.#work;
    const until = performance.now() + mapping.windowMs;
    // One turn of the event loop without a window, so that what one read brought is one batch.
    await this.#grown.heard(0);
    while (this.#waiting.length < mapping.batchSize && !stopping.aborted) {
      const leftMs = until - performance.now();
      if (leftMs <= 0) return;
      await this.#grown.heard(leftMs);
    }
  }

  #take(): StreamRecord[] {
    let bytes = 0;
    let count = 0;
    for (const { dynamodb } of this.#waiting.slice(0, this.#work.mapping.batchSize)) {
      bytes += dynamodb.SizeBytes;
      if (count > 0 && bytes > MAX_BATCH_BYTES) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }
}
