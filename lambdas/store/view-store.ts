/** How many of a large session are online, as it was counted last. */
export interface OnlineCount {
  readonly online: number;
  /** Members that were looked at. */
  readonly members: number;
  /** Milliseconds since 1970. */
  readonly countedMs: number;
}

/** Who looks at the presence of sessions in this region: nobody is told what nobody looks at. */
export interface ViewStore {
  /** Somebody looks at a session from now on, for `Limits.viewSeconds`. */
  keep(sessionId: string, userKey: string): Promise<void>;
  /** Those of these sessions at which anybody looks, each with who does. */
  viewersOf(sessionIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The last count of a large session. */
  lastCount(sessionId: string): Promise<OnlineCount | undefined>;
  keepCount(sessionId: string, count: OnlineCount): Promise<void>;
  /** The session is no large one any more. Who looks at it goes on to be told. */
  dropCount(sessionId: string): Promise<void>;
}
