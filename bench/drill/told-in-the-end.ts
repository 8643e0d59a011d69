/** A profile as it was at an instant, or once an event was committed. */
export interface Past {
  readonly op: 'past';
  readonly session: string;
  /** Its user key: an event is named to its author alone. */
  readonly reader: string;
  /** RFC 3339, or an event id */
  readonly at: string;
  /** Lane → version. */
  readonly heads: Readonly<Record<string, number>>;
  /** Of the profile's text. */
  readonly digest: string;
}

/** Who belongs to a session, all pages of it. */
export interface Members {
  readonly op: 'members';
  readonly session: string;
  readonly owner: string | undefined;
  /** User keys in the order in which they came. */
  readonly names: readonly string[];
}

/** The sessions of a person, all pages of it. */
export interface Belongings {
  readonly op: 'sessions';
  readonly person: string;
  /** The first that they made. */
  readonly session: string;
  /** Sessions in the order in which they came. */
  readonly names: readonly string[];
}

/** How far somebody is said to have read. */
export interface Marked {
  readonly op: 'marks';
  readonly session: string;
  readonly reader: string;
  /** Lane → messages. */
  readonly read: Readonly<Record<string, number>>;
  readonly messages: Readonly<Record<string, number>>;
}

/** What a question came to. */
export interface Ended {
  readonly op: 'completion';
  readonly session: string;
  readonly asker: string;
  /** Event id of the question. */
  readonly question: string;
  /** What it is said to be: finished, failed and others. */
  readonly told: string | undefined;
  /** Of the answer, where one is shown. */
  readonly text: string | undefined;
}
