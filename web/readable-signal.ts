import { type ReadonlySignal, signal } from '@preact/signals';
import type { Readable } from '../client/index.ts';

export interface ReadableSignal<T> {
  readonly value: ReadonlySignal<T>;
  readonly stop: () => void;
}

/** A client's value as a signal, until `stop` is called. */
export function readableSignal<T>(readable: Readable<T>): ReadableSignal<T> {
  const late = lateSignal(readable);
  late.start();
  return late;
}

/** The same for a value that nobody should ask for yet. */
export function lateSignal<T>(readable: Readable<T>): ReadableSignal<T> & { readonly start: () => void } {
  const value = signal(readable.get());
  let forget: () => void = () => undefined;
  return {
    value,
    start() {
      forget();
      forget = readable.subscribe((next) => {
        value.value = next;
      });
      // Listening may have changed it already.
      value.value = readable.get();
    },
    stop: () => forget(),
  };
}
