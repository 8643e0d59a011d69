/** What the local cloud's console API tells, as far as the page shows it; docs/console.md lists its calls. */
export interface Sample {
  readonly atMs: number;
  readonly faults: Faults;
  readonly regions: Readonly<Record<string, RegionSample>>;
  readonly links: readonly LinkBacklog[];
  readonly accept?: Latency;
  readonly visible?: Latency;
}

export interface RegionSample {
  readonly up: boolean;
  readonly mark?: 'down' | 'draining';
  readonly queues: Readonly<Record<string, QueueDepth>>;
  readonly deadLetters: number;
  readonly applied: number;
  readonly streamLag: number;
  readonly devices: number;
  readonly functions: Readonly<Record<string, FunctionCounts>>;
  /** How often each kind of fault has struck. */
  readonly faults: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly errors: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly calls: Readonly<Record<string, number>>;
  readonly accept?: Latency;
  readonly visible?: Latency;
}

export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly oldestAgeSeconds: number;
}

export interface FunctionCounts {
  readonly environments: number;
  readonly inFlight: number;
  readonly invocations: number;
  readonly errors: number;
}

export interface LinkBacklog {
  readonly from: string;
  readonly to: string;
  readonly pending: number;
  readonly oldestAtMs: number;
}

/** Of the last ten seconds, in milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface Faults {
  readonly seed: number;
  readonly replication: {
    readonly lagMs: readonly [number, number];
    readonly links: Readonly<Record<string, readonly [number, number]>>;
    readonly partitions: readonly (readonly [string, string])[];
    readonly reorder: boolean;
  };
  readonly regions: Readonly<Record<string, 'down'>>;
  readonly sqs: Readonly<Record<string, number | boolean>>;
  readonly lambda: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly throttle: Readonly<Record<string, number>>;
  readonly partial: Readonly<Record<string, number>>;
  readonly bedrock: ModelFaults;
  readonly keyValueStore: 'ok' | 'fail' | { readonly slowMs: number };
  readonly clock: Readonly<Record<string, number>>;
}

/** Probabilities, but for what is named otherwise. */
interface ModelFaults {
  readonly throttle: number;
  readonly notReady: number;
  readonly unavailable: number;
  readonly midStreamError: number;
  readonly cut: number;
  readonly filter: number;
  readonly failJob: number;
  readonly splitFrames: boolean;
  readonly slow: { readonly firstTokenMs: number; readonly perTokenMs: number };
  readonly othersShare: number;
}

export interface LogLine {
  readonly atMs: number;
  readonly region: string;
  readonly functionName: string;
  readonly requestId?: string;
  readonly source: 'stdout' | 'stderr' | 'platform';
  readonly text: string;
}

export interface LetterName {
  readonly region: string;
  readonly queue: string;
  readonly messageId: string;
}

export interface Letter extends LetterName {
  readonly sentAt: string;
  readonly reason: string;
  readonly bytes: number;
  readonly body: string;
}

export interface RedriveProgress {
  readonly total: number;
  readonly sent: number;
  readonly failed: readonly { readonly messageId: string; readonly reason: string }[];
  readonly state: 'running' | 'done' | 'cancelled';
}

export interface EventTrace {
  readonly eventId: string;
  readonly sessionId?: string;
  readonly requestId?: string;
  readonly steps: readonly { readonly atMs: number; readonly region: string; readonly step: string }[];
}
