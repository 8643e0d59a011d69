/** How long an environment takes to start on this machine as it is now. */
export interface StartPace {
  /** One took so long. */
  note(milliseconds: number): void;
  /** Of the last few. Milliseconds. */
  readonly recentMs: number;
}

/** Share of the newest in the mean: it follows within a few starts. */
const NEWEST = 0.3;

export function createStartPace(): StartPace {
  let recentMs = 0;
  return {
    note(milliseconds) {
      recentMs = recentMs === 0 ? milliseconds : recentMs + NEWEST * (milliseconds - recentMs);
    },
    get recentMs() {
      return recentMs;
    },
  };
}
