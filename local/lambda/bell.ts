/** Lets one waiter sleep until somebody has something for it. */
export interface Bell {
  ring(): void;
  /** Resolves when it was rung since the last time, or after `limitMs`. */
  heard(limitMs?: number): Promise<void>;
}

export function createBell(): Bell {
  let isRung = false;
  let wake = (): void => {};
  return {
    ring() {
      isRung = true;
      wake();
    },
    async heard(limitMs) {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const limit = limitMs === undefined ? undefined : setTimeout(resolve, limitMs).unref();
          wake = () => {
            clearTimeout(limit);
            resolve();
          };
        });
      }
      isRung = false;
    },
  };
}
