import type { ContentChange, Modification } from '../domain/modification.ts';

/** Messages by their ids, both ends included. */
export interface MessageRange {
  readonly oldest: string;
  readonly newest: string;
}

/** Edits, deletions and reactions: registers beside the messages, one of each lane, merged when they are read. */
export interface ModificationStore {
  /** Sets a lane's register, where the modification supersedes what it has. */
  modify(sessionId: string, lane: string, modification: Modification): Promise<void>;
  /** The registers of all lanes for messages in a range. */
  modifications(sessionId: string, range: MessageRange): Promise<readonly Modification[]>;
  /** The edits and deletions of messages in a range, without texts; undefined where they are more than one read tells. */
  contentChanges(sessionId: string, range: MessageRange): Promise<readonly ContentChange[] | undefined>;
}
