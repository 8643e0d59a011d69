import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import type { Streamed } from '../prove/streamed.ts';

/** A commit as a region's table has it. */
export interface StoredCommit {
  readonly session: string;
  readonly lane: string;
  readonly version: number;
  /** By its region's clock, as milliseconds since 1970. */
  readonly committedMs: number;
  readonly events: readonly MeridianEvent[];
  /** Of the events as canonical text. */
  readonly digest: string;
}

/** A dead letter, in whichever region. */
export interface Letter {
  readonly region: string;
  readonly queue: string;
  readonly body: string;
}

/** What one region holds of the drill's sessions after everything has healed. */
export interface Replica {
  readonly region: string;
  readonly commits: readonly StoredCommit[];
  /** `table pk sk` → digest of the item, for every item of a replicated table. */
  readonly items: ReadonlyMap<string, string>;
  /** `session identity` of each stored message. */
  readonly messages: ReadonlySet<string>;
  /** `session identity` of each event with a recorded failure → its code and reason. */
  readonly failures: ReadonlyMap<string, string>;
  /** Dead letters that the region keeps. */
  readonly archived: readonly Letter[];
  readonly streamed: readonly Streamed[];
  /** Session → body of its owner's last `GET …/profile`. */
  readonly profiles: ReadonlyMap<string, string>;
}

/** Who may write to a session as long as the drill lasts: the owner and everybody who was added before. */
export type Authors = ReadonlyMap<string, ReadonlySet<string>>;

/** What a device heard by one connection. */
export interface Hearing {
  /** Session → places that the region had once the device was connected: whatever came later was to be pushed. */
  readonly before: ReadonlyMap<string, ReadonlySet<string>>;
  /** `session place` of each commit that was pushed → when it first was, on the history's clock. */
  readonly commits: ReadonlyMap<string, number>;
}

/** A device at a region's broker. */
export interface Listener {
  readonly region: string;
  readonly hearings: readonly Hearing[];
  /** Whether the last connection was there to the end. */
  readonly isConnected: boolean;
  /** Commits that relay gave up in the region. */
  readonly givenUp: number;
}

/** What may be asked without end, and how much of it at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Everything that the checker knows of the cloud. */
export interface Evidence {
  readonly replicas: readonly Replica[];
  readonly authors: Authors;
  /** Session → who is added to it and removed again and again. */
  readonly guests: ReadonlyMap<string, string>;
  /** Requests in each region, and commands of each person, before anybody is throttled. */
  readonly allowed: { readonly requests: Rate; readonly commands: Rate };
  /** When the last fault was lifted, on the history's clock, and in milliseconds since 1970. */
  readonly healedMs: number;
  readonly healedAt: number;
  /** When everything had healed and nothing was under way any more, on the history's clock. */
  readonly quietMs: number;
  /** How often a fault had a queue deliver a message again. */
  readonly duplicated: number;
  /** Those that nobody can read, and that a queue of dead letters has taken. */
  readonly letters: readonly Letter[];
  /** Whose client followed which session. */
  readonly subscribers: readonly { readonly client: number; readonly session: string }[];
  readonly listeners: readonly Listener[];
}
