import type { Counts } from '../domain/reading.ts';
import type { Stamp } from '../domain/stamp.ts';

/** Whether a session is one of somebody's, as one lane has it. */
export interface Belonging {
  readonly sessionId: string;
  readonly belongs: boolean;
  readonly stamp: Stamp;
}

/** Some names in their order. */
export interface NamePage {
  readonly names: readonly string[];
  /** The name after which the next page begins; undefined at the end. A page before it may be short, or empty. */
  readonly next: string | undefined;
}

export interface PageAsked {
  readonly after: string | undefined;
  readonly limit: number;
}

/** What belongs to one person: their sessions, and how far they have read in each. */
export interface UserStore {
  /** Sets the register of a lane, unless a newer event did. */
  putBelonging(userKey: string, lane: string, belonging: Belonging): Promise<void>;
  /** Ids of the sessions that somebody owns or belongs to. */
  sessionsOf(userKey: string, asked: PageAsked): Promise<NamePage>;
  /** User keys of who belongs to a session besides its owner. */
  memberPage(sessionId: string, asked: PageAsked): Promise<NamePage>;
  /** Raises somebody's marks in a lane's register; none goes back. */
  markRead(sessionId: string, userKey: string, lane: string, marks: Counts): Promise<void>;
  /** The highest mark for each lane, of whichever register. */
  readMarks(sessionId: string, userKey: string): Promise<Counts>;
}
