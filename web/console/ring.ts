import { type ReadonlySignal, signal } from '@preact/signals';

/** The youngest of what was added, as a signal. */
export function ring<T>(most: number): { all: ReadonlySignal<readonly T[]>; add: (one: T) => void } {
  const all = signal<readonly T[]>([]);
  let waiting: T[] = [];
  const flush = (): void => {
    all.value = [...all.peek(), ...waiting].slice(-most);
    waiting = [];
  };
  return {
    all,
    // A burst changes the page once.
    add(one) {
      if (waiting.length === 0) setTimeout(flush, 100);
      waiting.push(one);
      if (waiting.length > most) waiting = waiting.slice(-most);
    },
  };
}
