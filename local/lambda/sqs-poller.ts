import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultBoard } from '../faults/faults.ts';
import { batchOutcomeOf } from './batch-response.ts';
import type { Functions } from './functions.ts';
import type { Invocation } from './invocation.ts';
import { fillBatch, inPayloads } from './sqs-batch.ts';
import type { SqsMapping } from './sqs-mapping.ts';
import type { SqsQueue } from './sqs-queue.ts';
import { filteredFormOf, type ReceivedMessage, sqsRecordOf } from './sqs-record.ts';

export interface PollerOptions {
  readonly mapping: SqsMapping;
  readonly queue: SqsQueue;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly faults: FaultBoard;
  /** Says something about the mapping that a person should know. */
  warn(text: string): void;
}

// AWS begins with five and adds sixty a minute. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
const FIRST_POLLERS = 2;
/** Empty receives in a row after which a poller that was added goes again. */
const EMPTY_RECEIVES = 5;
/** How long one receive waits for a first message. */
const WAIT_SECONDS = 1;
const ERROR_PAUSE_MS = 1_000;
const DARK_REGION_PAUSE_MS = 250;
const THROTTLE_PAUSES_MS = [100, 200, 400, 800, 1_600];

/** The pollers of one mapping: each collects a batch, has it worked on, and only then collects the next. */
export class SqsPollers {
  readonly #options: PollerOptions;
  readonly #atWork = new Set<Promise<void>>();
  #pollers = 0;
  #isStopping = false;
  #lastWarning = '';

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  start(): void {
    const count = Math.min(FIRST_POLLERS, this.#options.mapping.maxConcurrency);
    for (let i = 0; i < count; i++) void this.#add();
  }

  /**
   * Resolves when every batch has its end; messages that nobody worked on are visible again. A receive that is
   * still waiting is not waited for: should it bring a message yet, that one is given back.
   */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(this.#atWork);
  }

  async #add(): Promise<void> {
    this.#pollers++;
    let empty = 0;
    while (!this.#isStopping && (empty < EMPTY_RECEIVES || this.#pollers <= FIRST_POLLERS)) {
      const taken = await this.#takeBatch();
      empty = taken === 0 ? empty + 1 : 0;
      if (taken >= this.#options.mapping.batchSize) this.#scaleUp();
    }
    this.#pollers--;
  }

  #scaleUp(): void {
    if (!this.#isStopping && this.#pollers < this.#options.mapping.maxConcurrency) void this.#add();
  }

  /** One round; gives how many messages it took. What goes wrong harms this round only. */
  async #takeBatch(): Promise<number> {
    const { mapping, queue, faults } = this.#options;
    if (faults.current.regions[mapping.region] === 'down') {
      await sleep(DARK_REGION_PAUSE_MS);
      return 0;
    }
    try {
      const first = await queue.receive(mapping.batchSize, WAIT_SECONDS);
      return first.length === 0 ? 0 : await this.#tracked(this.#workThrough(first));
    } catch (error) {
      this.#warnOnce(String(error));
      if (!this.#isStopping) await sleep(ERROR_PAUSE_MS);
      return 0;
    }
  }

  async #tracked(work: Promise<number>): Promise<number> {
    const ended = work.then(
      () => {},
      () => {},
    );
    this.#atWork.add(ended);
    return work.finally(() => this.#atWork.delete(ended));
  }

  async #workThrough(first: readonly ReceivedMessage[]): Promise<number> {
    const { queue, mapping } = this.#options;
    const messages = await fillBatch(first, queue, mapping, () => this.#isStopping);
    for (const part of inPayloads(await this.#filtered(messages))) await this.#work(part);
    this.#lastWarning = '';
    return messages.length;
  }

  /** Messages that no filter wants are deleted, as on AWS. */
  async #filtered(messages: readonly ReceivedMessage[]): Promise<readonly ReceivedMessage[]> {
    const { mapping, queue } = this.#options;
    const wanted = messages.filter((each) => mapping.filter(filteredFormOf(sqsRecordOf(each, mapping))));
    if (wanted.length < messages.length) {
      await queue.delete(messages.filter((each) => !wanted.includes(each)));
    }
    return wanted;
  }

  /** One invocation and what follows from it. A part that fails here comes again after its visibility timeout. */
  async #work(messages: readonly ReceivedMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const { queue, mapping } = this.#options;
    const invocation = this.#isStopping ? undefined : await this.#invoke(messages);
    const ids = messages.map(({ MessageId }) => MessageId);
    const outcome =
      invocation === undefined ? 'all failed' : batchOutcomeOf(invocation, ids, mapping.reportsItemFailures);
    const failed = messages.filter(
      ({ MessageId }) => outcome === 'all failed' || outcome.failedIds.has(MessageId),
    );
    await queue.delete(messages.filter((message) => !failed.includes(message)));
    // After a failure messages stay hidden for their visibility timeout; a stop is no failure of theirs.
    if (this.#isStopping && failed.length > 0) await queue.release(failed);
  }

  /** A throttled batch is tried again for a while; undefined gives it back to the queue. */
  async #invoke(messages: readonly ReceivedMessage[]): Promise<Invocation | undefined> {
    const { functions, mapping } = this.#options;
    const payload = JSON.stringify({ Records: messages.map((message) => sqsRecordOf(message, mapping)) });
    for (const pauseMs of THROTTLE_PAUSES_MS) {
      try {
        return await functions.invoke(mapping.functionName, mapping.region, payload);
      } catch (error) {
        if (!isThrottle(error) || this.#isStopping) {
          this.#warnOnce(String(error));
          return undefined;
        }
        await sleep(pauseMs);
      }
    }
    return undefined;
  }

  #warnOnce(text: string): void {
    if (text !== this.#lastWarning && !this.#isStopping) this.#options.warn(text);
    this.#lastWarning = text;
  }
}

function isThrottle(error: unknown): boolean {
  return error instanceof Error && error.name === 'TooManyRequestsException';
}
