/** Things that will happen, the earliest first; of two at the same moment, the one that was added first. */
export interface EventHeap<T> {
  add(atMs: number, what: T): void;
  /** When the next one happens; Infinity where there is none. */
  nextMs(): number;
  take(): T;
}

interface Entry<T> {
  readonly atMs: number;
  readonly order: number;
  readonly what: T;
}

export function eventHeap<T>(): EventHeap<T> {
  const entries: Entry<T>[] = [];
  let added = 0;
  return {
    add(atMs, what) {
      entries.push({ atMs, order: added++, what });
      rise(entries, entries.length - 1);
    },
    nextMs: () => entries[0]?.atMs ?? Number.POSITIVE_INFINITY,
    take() {
      const first = entries[0];
      const last = entries.pop();
      if (first === undefined || last === undefined) {
        throw new Error('The heap of events is empty; ask nextMs() before take().');
      }
      if (entries.length > 0) {
        entries[0] = last;
        sink(entries, 0);
      }
      return first.what;
    },
  };
}

function rise<T>(entries: Entry<T>[], from: number): void {
  for (let at = from; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (!isEarlier(entries, at, parent)) return;
    swap(entries, at, parent);
    at = parent;
  }
}

function sink<T>(entries: Entry<T>[], from: number): void {
  for (let at = from; ; ) {
    const left = 2 * at + 1;
    const child = isEarlier(entries, left + 1, left) ? left + 1 : left;
    if (!isEarlier(entries, child, at)) return;
    swap(entries, at, child);
    at = child;
  }
}

function isEarlier<T>(entries: readonly Entry<T>[], one: number, other: number): boolean {
  const a = entries[one];
  const b = entries[other];
  if (a === undefined || b === undefined) return false;
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

function swap<T>(entries: Entry<T>[], one: number, other: number): void {
  [entries[one], entries[other]] = [entries[other] as Entry<T>, entries[one] as Entry<T>];
}
