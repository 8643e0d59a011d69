/** Somebody with a session of their own. */
export interface Person {
  readonly subject: string;
  readonly token: string;
  /** User key. */
  readonly key: string;
  readonly session: string;
}

/** Somebody who takes part, with those whom their session knows. */
export interface Participant extends Person {
  readonly at: number;
  /** Where they are. */
  readonly region: string;
  /** Sessions that they own or belong to as long as the drill lasts; the one where most meet is the first. */
  readonly sessions: readonly string[];
  /** A session of theirs where nothing is said but questions and answers, so that an answer tells what it answers. */
  readonly desk: string;
  /** Who is added to their session and removed from it again and again. */
  readonly guest: Person;
  /** The token of somebody of the same name in another tenant. */
  readonly namesake: string;
  /** A session that is none of their business. */
  readonly foreign: string;
}
