/** Ways to let go of what was opened, taken in the opposite order. */
export interface Closers {
  add(close: () => Promise<void> | void): void;
  /** Takes every way once, also past one that fails, and throws the first failure at the end. */
  closeAll(): Promise<void>;
}

/** Makes a list without anything to close. */
export function createClosers(): Closers {
  const ways: (() => Promise<void> | void)[] = [];
  let closing: Promise<void> | undefined;
  return {
    add: (close) => void ways.push(close),
    closeAll: () => {
      closing ??= closeInTurn(ways.reverse());
      return closing;
    },
  };
}

async function closeInTurn(ways: readonly (() => Promise<void> | void)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of ways) {
    await Promise.resolve()
      .then(close)
      .catch((error) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
