/** The faults in force. Every part asks for the current value when it matters, so that a change holds at once. */
export interface Faults {
  readonly seed: number;
  readonly replication: {
    /** Shortest and longest delay of one replicated item, in milliseconds. */
    readonly lagMs: readonly [number, number];
    /** Pairs of regions between which nothing is replicated until the pair is taken out. */
    readonly partitions: readonly (readonly [string, string])[];
    readonly reorder: boolean;
  };
  /** Regions whose API, queues, functions and streams refuse; their data stays. */
  readonly regions: Readonly<Record<string, 'down'>>;
  readonly lambda: {
    /** Function (short name, e.g. `apply`) → probability of dying at an invocation. */
    readonly crash: Readonly<Record<string, number>>;
    /** Function → AWS operation after whose answer the environment dies, e.g. `{"apply":"PutRecords"}`. */
    readonly crashAfter: Readonly<Record<string, string>>;
    readonly slowMs: Readonly<Record<string, number>>;
  };
}

/** Where engines and runtimes look faults up and hear of changes. */
export interface FaultBoard {
  readonly current: Faults;
  onChange(listener: (faults: Faults) => void): void;
}

export const NO_FAULTS: Faults = {
  seed: 1,
  replication: { lagMs: [100, 400], partitions: [], reorder: false },
  regions: {},
  lambda: { crash: {}, crashAfter: {}, slowMs: {} },
};
