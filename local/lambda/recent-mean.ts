/** How long something takes on this machine as it is now. */
export interface RecentMean {
  /** It took so long once more. */
  note(milliseconds: number): void;
  /** Of the last few times; 0 before the first. Milliseconds. */
  readonly recentMs: number;
}

/** Share of the newest in the mean: it follows within a few times. */
const NEWEST = 0.3;

export function createRecentMean(): RecentMean {
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
