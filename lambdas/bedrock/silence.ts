/** Watches a conversation in which one side may fall silent. */
export interface Silence {
  /** Aborted once nothing was heard for the whole time, or by whoever else may end it. */
  readonly signal: AbortSignal;
  heard(): void;
  /** Watches no longer. */
  end(): void;
}

/** Begins to watch. @param mostMs how long a silence may be */
export function watchSilence(mostMs: number, ...others: readonly AbortSignal[]): Silence {
  const controller = new AbortController();
  const give = () => controller.abort(new Error(`Nothing was heard for ${mostMs} ms.`));
  const timer = setTimeout(give, mostMs);
  return {
    signal: AbortSignal.any([controller.signal, ...others]),
    heard: () => void timer.refresh(),
    end: () => clearTimeout(timer),
  };
}

/** The same things, until the signal is aborted: then its reason is thrown, whether or not the source notices. */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const aborted = rejection(signal);
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    aborted.forget();
    // Not awaited: a source that hangs would hang this too.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

function rejection(signal: AbortSignal): { promise: Promise<never>; forget: () => void } {
  let forget = () => {};
  const promise = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    forget = () => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) {
      onAbort();
    }
  });
  // It may be rejected while nobody waits for it.
  promise.catch(() => undefined);
  return { promise, forget };
}
