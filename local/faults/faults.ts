/** A probability from 0 to 1. */
type Probability = number;
/** What holds for a function, by its full name, its name without the app's prefix (`apply`), or `*` for all others. */
type PerFunction<T> = Readonly<Record<string, T>>;

/** The faults in force. Every part asks for the current value when it matters, so that a change holds at once. */
export interface Faults {
  /** Begins the dice of every kind of fault; naming it in a change begins them anew. */
  readonly seed: number;
  readonly replication: {
    /** Shortest and longest delay of one replicated item, in milliseconds. */
    readonly lagMs: readonly [number, number];
    /** The same for one direction of one pair, by `from>to`, instead of `lagMs`. */
    readonly links: Readonly<Record<string, readonly [number, number]>>;
    /** Pairs of regions between which nothing is replicated until the pair is taken out. */
    readonly partitions: readonly (readonly [string, string])[];
    readonly reorder: boolean;
  };
  /** Regions whose API, queues, functions and streams refuse; their data stays. */
  readonly regions: Readonly<Record<string, 'down'>>;
  /** Of standard queues. */
  readonly sqs: {
    /** That a message is delivered a second time, maybe after it was deleted. */
    readonly duplicate: Probability;
    readonly reorder: boolean;
    /** How long each message is withheld after it was sent. */
    readonly delayMs: number;
    /** That a received message never reaches the receiver: it comes again when its visibility timeout ends. */
    readonly lost: Probability;
  };
  readonly lambda: {
    /** Of dying while it works on an event. */
    readonly crash: PerFunction<Probability>;
    /** The environment dies, and the call is not made. */
    readonly crashBefore: PerFunction<CrashPoint>;
    /** The environment dies while the service works: the call is made and nobody hears the answer. */
    readonly crashDuring: PerFunction<CrashPoint>;
    /** The environment dies once the service has answered, before it can do anything else. */
    readonly crashAfter: PerFunction<CrashPoint>;
    /** That an idle environment is thrown away instead of being given the next event. */
    readonly coldStart: PerFunction<Probability>;
    readonly slowMs: PerFunction<number>;
  };
  /** That a service refuses a call with the exception by which it throttles. */
  readonly throttle: Readonly<Record<ThrottledService, Probability>>;
  /** That one entry of a batch is not done, while the call succeeds. */
  readonly partial: Readonly<Record<PartialBatch, Probability>>;
  /** Of the models that Bedrock's stand-in serves. */
  readonly bedrock: {
    /** That a call is refused with 429 whatever the quota says. */
    readonly throttle: Probability;
    /** That a call is refused since its model is not ready, which is a 429 too. */
    readonly notReady: Probability;
    /** That a call is refused with 503. */
    readonly unavailable: Probability;
    /** That a stream ends with an exception after some of the answer. */
    readonly midStreamError: Probability;
    /** That a stream ends without a word: as if it were whole, by a dead connection, or in the middle of a frame. */
    readonly cut: Probability;
    /** That an answer is ended by a content filter. */
    readonly filter: Probability;
    /** That a batch job fails once its input was read. */
    readonly failJob: Probability;
    /** Whether each frame comes in pieces. */
    readonly splitFrames: boolean;
    /** How much later the first token comes, and each one after it, in milliseconds. */
    readonly slow: { readonly firstTokenMs: number; readonly perTokenMs: number };
    /** How much of every quota others of the account use up, from 0 to 1. */
    readonly othersShare: number;
  };
  /** Of the edge's store: its reads by the edge function, and its API. */
  readonly keyValueStore: 'ok' | 'fail' | { readonly slowMs: number };
  /** Region → how far its clock is ahead, in milliseconds: its functions' clocks and its replicas' timestamps. */
  readonly clock: Readonly<Record<string, number>>;
}

/** An AWS operation, or `*` for any: always, or with a probability. */
export type CrashPoint = string | { readonly operation: string; readonly probability: Probability };

export type ThrottledService = 'dynamodb' | 'kinesis' | 'sqs';

/** PutRecords, BatchWriteItem, BatchGetItem, and SQS's batches of sends, deletions and visibilities. */
export type PartialBatch = 'kinesis' | 'batchWrite' | 'batchGet' | 'sqs';

/** What the status counts: one name for each way in which a fault strikes. */
export type FaultKind =
  | 'lagged'
  | 'linkLagged'
  | 'held'
  | 'reordered'
  | 'duplicated'
  | 'delayed'
  | 'shuffled'
  | 'lost'
  | 'crashed'
  | 'crashedBefore'
  | 'crashedDuring'
  | 'crashedAfter'
  | 'coldStart'
  | 'slowed'
  | 'clockOff'
  | `${ThrottledService}Throttled`
  | `${ThrottledService}Out`
  | `${PartialBatch}Partial`
  | 'keyValueStore'
  | 'modelThrottled'
  | 'modelNotReady'
  | 'modelUnavailable'
  | 'midStreamError'
  | 'streamCut'
  | 'answerFiltered'
  | 'framesSplit'
  | 'jobFailed'
  | 'refused';

/** How often each kind of fault has struck since the start; kinds that never did are not named. */
export type FaultCounts = Readonly<Partial<Record<FaultKind, number>>>;

/** Where engines and runtimes look faults up and hear of changes. */
export interface FaultBoard {
  readonly current: Faults;
  onChange(listener: (faults: Faults) => void): void;
  /**
   * Throws the dice of a kind of fault in a region, and of one service or function where it has several, unless the
   * probability is 0; counts a hit.
   */
  strikes(kind: FaultKind, region: string, probability: number | undefined, of?: string): boolean;
  /** A number from 0 up to 1 of a series that nobody else draws from. */
  draw(series: string): number;
  count(kind: FaultKind, region: string): void;
  countsOf(region: string): FaultCounts;
}

export const NO_FAULTS: Faults = {
  seed: 1,
  replication: { lagMs: [100, 400], links: {}, partitions: [], reorder: false },
  regions: {},
  sqs: { duplicate: 0, reorder: false, delayMs: 0, lost: 0 },
  lambda: { crash: {}, crashBefore: {}, crashDuring: {}, crashAfter: {}, coldStart: {}, slowMs: {} },
  throttle: { dynamodb: 0, kinesis: 0, sqs: 0 },
  partial: { kinesis: 0, batchWrite: 0, batchGet: 0, sqs: 0 },
  bedrock: {
    throttle: 0,
    notReady: 0,
    unavailable: 0,
    midStreamError: 0,
    cut: 0,
    filter: 0,
    failJob: 0,
    splitFrames: false,
    slow: { firstTokenMs: 0, perTokenMs: 0 },
    othersShare: 0,
  },
  keyValueStore: 'ok',
  clock: {},
};
