import type { Readable } from './readable.ts';

/** `useSyncExternalStore` of React, or of `preact/compat`. */
export type UseSyncExternalStore = <T>(subscribe: (changed: () => void) => () => void, get: () => T) => T;

/** A hook that renders again with each new value. */
export type ReadableHook = <T>(readable: Readable<T>) => T;

/** Makes the hook out of the framework's own, so that this library depends on none. */
export function readableHook(useSyncExternalStore: UseSyncExternalStore): ReadableHook {
  return (readable) => useSyncExternalStore(readable.subscribe, readable.get);
}
