import { type ReadonlySignal, signal } from '@preact/signals';
import type { Readable } from '../client/index.ts';

/** A client's value as a signal, until `stop` is called. */
export function readableSignal<T>(readable: Readable<T>): { value: ReadonlySignal<T>; stop: () => void } {
  const value = signal(readable.get());
  const stop = readable.subscribe((next) => {
    value.value = next;
  });
  // Listening may have changed it already.
  value.value = readable.get();
  return { value, stop };
}
