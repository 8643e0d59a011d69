import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Entry } from './history.ts';

/** Keeps the history in memory and, line by line, in a file. */
export interface Recorder {
  readonly entries: readonly Entry[];
  /** Milliseconds since the drill began. */
  now(): number;
  note(entry: Entry): void;
  close(): Promise<void>;
}

/** Begins a history, whose clock starts now. @param file one JSON document a line */
export function recorder(file: string): Recorder {
  const out = createWriteStream(file);
  const entries: Entry[] = [];
  const beganAt = performance.now();
  return {
    entries,
    now: () => Math.round(performance.now() - beganAt),
    note(entry) {
      entries.push(entry);
      out.write(`${JSON.stringify(entry)}\n`);
    },
    async close() {
      out.end();
      await once(out, 'finish');
    },
  };
}
