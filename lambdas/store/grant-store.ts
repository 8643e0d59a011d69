/** Which connections to this region's broker may hear which sessions' own topics. */
export interface GrantStore {
  /** A connection may hear these sessions for so many seconds at most. */
  note(userKey: string, grant: Grant): Promise<void>;
  /** Client ids of somebody's connections that may hear a session. */
  holders(userKey: string, sessionId: string): Promise<readonly string[]>;
}

export interface Grant {
  readonly clientId: string;
  readonly sessions: readonly string[];
  readonly seconds: number;
}
