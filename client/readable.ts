/** A value that can be read now, and whose changes can be heard. Fits React's `useSyncExternalStore` as it is. */
export interface Readable<T> {
  get(): T;
  /** Calls with each new value, not with the present one. What it answers ends that. */
  subscribe(listener: (value: T) => void): () => void;
}

export interface Writable<T> extends Readable<T> {
  set(value: T): void;
}

/** A value with listeners. `onUse` is called when the first listener comes; what it answers, when the last has gone. */
export function writable<T>(initial: T, onUse: () => () => void = () => () => undefined): Writable<T> {
  const listeners = new Set<(value: T) => void>();
  let value = initial;
  let unused: (() => void) | undefined;
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) {
        try {
          listener(next);
        } catch (error) {
          // The program's own: reported as such, it keeps nobody else from hearing.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
    subscribe(listener) {
      // An own function for each subscription, so that the same listener may come twice.
      const own = (next: T) => listener(next);
      listeners.add(own);
      unused ??= onUse();
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        unused?.();
        unused = undefined;
      };
    },
  };
}
