import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Backplane } from '../engines/engine.ts';
import type { FaultBoard } from '../faults/faults.ts';
import { type Bell, createBell } from './bell.ts';
import type { Functions } from './functions.ts';
import { StreamLane } from './stream-lane.ts';
import type { StreamMapping } from './stream-mapping.ts';
import type { StreamPosition, StreamPositions } from './stream-positions.ts';
import { type StreamRecord, type StreamSource, streamSourceOf } from './stream-source.ts';

export interface StreamReaderOptions {
  readonly mapping: StreamMapping;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly backplane: Backplane;
  readonly faults: FaultBoard;
  /** Without them every start begins where the mapping says. */
  readonly positions?: StreamPositions | undefined;
  /** Calls back after any stream got a record, until the answer is called. */
  onStreamRecord(listener: (streamArn: string) => void): () => void;
  /** Says something about the mapping that a person should know. */
  warn(text: string): void;
}

const ERROR_PAUSE_MS = 1_000;
/** Records that lanes hold beyond what they are working on. */
const BATCHES_AHEAD = 2;

/** Reads a stream when it grew and hands its records, in the order of each item, to the mapping's lanes. */
export class StreamReader {
  readonly #options: StreamReaderOptions;
  readonly #source: StreamSource;
  readonly #lanes: readonly StreamLane[];
  readonly #bell: Bell = createBell();
  readonly #stopping = new AbortController();
  #forget = (): void => {};
  #lastWarning = '';
  #lastRead: string | undefined;

  constructor(options: StreamReaderOptions) {
    this.#options = options;
    const from = options.positions?.get(keyOf(options.mapping));
    this.#source = streamSourceOf(options.mapping, options.backplane, from);
    const work = {
      ...options,
      stopping: this.#stopping.signal,
      shardId: () => this.#source.shardId,
      warn: (text: string) => this.#warnOnce(text),
    };
    this.#lanes = Array.from(
      { length: options.mapping.parallelization },
      () => new StreamLane(work, () => this.#bell.ring()),
    );
  }

  start(): void {
    const { mapping, faults, onStreamRecord } = this.#options;
    this.#forget = onStreamRecord((arn) => {
      if (arn === mapping.streamArn) this.#bell.ring();
    });
    faults.onChange(() => this.#bell.ring());
    void this.#run();
  }

  /** Resolves when every batch at work has its end. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#forget();
    this.#bell.ring();
    await Promise.all(this.#lanes.map((lane) => lane.idle()));
    const position = this.#position();
    if (position) this.#options.positions?.set(keyOf(this.#options.mapping), position);
  }

  /** The first record that is not done, or behind the last one that was read. */
  #position(): StreamPosition | undefined {
    const undone = this.#lanes.flatMap(({ first }) => first?.dynamodb.SequenceNumber ?? []).sort()[0];
    if (undone !== undefined) return { ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: undone };
    const SequenceNumber = this.#lastRead;
    return SequenceNumber === undefined
      ? undefined
      : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber };
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const more = this.#hasRoom() && (await this.#readOnce());
      if (!more) await this.#bell.heard();
    }
  }

  #hasRoom(): boolean {
    const { mapping, faults } = this.#options;
    const held = this.#lanes.reduce((sum, lane) => sum + lane.length, 0);
    const isDark = faults.current.regions[mapping.region] === 'down';
    return !isDark && held < mapping.batchSize * mapping.parallelization * BATCHES_AHEAD;
  }

  /** Whether there may be more to read at once. What goes wrong harms this read only. */
  async #readOnce(): Promise<boolean> {
    try {
      const records = await this.#source.read();
      for (const record of records)
        if (this.#options.mapping.filter(record)) this.#laneOf(record).add(record);
      this.#lastRead = records.at(-1)?.dynamodb.SequenceNumber ?? this.#lastRead;
      return records.length > 0;
    } catch (error) {
      this.#warnOnce(String(error));
      const { signal } = this.#stopping;
      await sleep(ERROR_PAUSE_MS, undefined, { signal, ref: false }).catch(() => {});
      return true;
    }
  }

  /** Changes of one item are always in the same lane. */
  #laneOf({ dynamodb }: StreamRecord): StreamLane {
    const count = this.#lanes.length;
    const hash = count === 1 ? 0 : createHash('md5').update(JSON.stringify(dynamodb.Keys)).digest()[0];
    return this.#lanes[(hash ?? 0) % count] as StreamLane;
  }

  #warnOnce(text: string): void {
    if (text !== this.#lastWarning && !this.#stopping.signal.aborted) this.#options.warn(text);
    this.#lastWarning = text;
  }
}

function keyOf({ region, name }: StreamMapping): string {
  return `${region} ${name}`;
}
