/** How long each service takes to answer, in milliseconds; none at all where it is not named. */
export interface Delays {
  readonly sqs?: number;
  readonly dynamodb?: number;
  readonly kinesis?: number;
}

/** Items of one kind that were written. */
export interface Written {
  readonly items: number;
  /** Write units of one replica: one for each started KB of each item. */
  readonly units: number;
  readonly bytes: number;
}

/** What a stub was asked to do. */
export interface Tally {
  /** Action → calls. */
  readonly calls: Readonly<Record<string, number>>;
  /** What a sort key begins with → items. */
  readonly written: Readonly<Record<string, Written>>;
  readonly readUnits: number;
  /** Bytes of stream records, each rounded up to a whole KB as Kinesis bills them. */
  readonly streamBytes: number;
}

/** A tally that is being kept. */
export interface Counter {
  called(action: string): void;
  wrote(sortKey: string, bytes: number): void;
  read(units: number): void;
  streamed(bytes: number): void;
  /** What has been counted since the last time. */
  take(): Tally;
}

const KB = 1_024;

export function counter(): Counter {
  let tally = nothing();
  return {
    called: (action) => {
      tally.calls[action] = (tally.calls[action] ?? 0) + 1;
    },
    wrote: (sortKey, bytes) => {
      const kind = sortKey.split('#', 1)[0] as string;
      const { items, units, bytes: before } = tally.written[kind] ?? { items: 0, units: 0, bytes: 0 };
      tally.written[kind] = { items: items + 1, units: units + Math.ceil(bytes / KB), bytes: before + bytes };
    },
    read: (units) => {
      tally.readUnits += units;
    },
    streamed: (bytes) => {
      tally.streamBytes += Math.ceil(bytes / KB) * KB;
    },
    take: () => {
      const taken = tally;
      tally = nothing();
      return taken;
    },
  };
}

function nothing() {
  return {
    calls: {} as Record<string, number>,
    written: {} as Record<string, Written>,
    readUnits: 0,
    streamBytes: 0,
  };
}
