/** A queue and the function that takes from it. */
export interface QueueModel {
  readonly batchSize: number;
  readonly windowMs: number;
  readonly maxConcurrency: number;
  /** How long one invocation works, of so many events in so many sessions. */
  serviceMs(events: number, sessions: number): number;
  /** In [0, 1): which of the free pollers gets a message. */
  random(): number;
}

/** What became of the messages. */
export interface QueueRun {
  /** From arrival to the end of the invocation that took the message, ascending. */
  readonly lagsMs: Float64Array;
  readonly batches: number;
  /** Sessions of each batch, summed: apply makes one commit of each. */
  readonly commits: number;
  /** Time that invocations ran, summed. */
  readonly busyMs: number;
  /** Calls of ReceiveMessage and DeleteMessageBatch, by ten messages. */
  readonly calls: number;
  /** Messages that waited for a free poller, at the worst moment. */
  readonly deepest: number;
  /** The same, once a second. */
  readonly depths: readonly Depth[];
  readonly lastArrivalMs: number;
  /** When the last message was done. */
  readonly endMs: number;
}

/** Messages that wait at a moment. */
export interface Depth {
  readonly atMs: number;
  readonly depth: number;
}
