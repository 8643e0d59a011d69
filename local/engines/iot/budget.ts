/** Counts what happens, by the second. */
export interface Budget {
  /** Whether one more fits into this second. */
  spend(): boolean;
}

export function createBudget(perSecond: number): Budget {
  let second = 0;
  let spent = 0;
  return {
    spend() {
      const now = Math.floor(performance.now() / 1_000);
      spent = now === second ? spent + 1 : 1;
      second = now;
      return spent <= perSecond;
    },
  };
}
