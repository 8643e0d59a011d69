import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a mapping goes on in its stream. */
export interface StreamPosition {
  readonly ShardIteratorType: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER';
  readonly SequenceNumber: string;
}

/** How far each mapping came, from one clean stop to the next start. */
export interface StreamPositions {
  get(mapping: string): StreamPosition | undefined;
  set(mapping: string, position: StreamPosition): void;
  save(): void;
}

/**
 * Takes the positions out of the data folder. Streams are kept by a clean stop only: whoever is killed after this
 * finds none, and begins where its mapping says.
 */
export function takeStreamPositions(folder: string): StreamPositions {
  const file = join(folder, 'stream-positions.json');
  const positions = new Map(Object.entries(stored(file)));
  rmSync(file, { force: true });
  return {
    get: (mapping) => positions.get(mapping),
    set: (mapping, position) => void positions.set(mapping, position),
    save: () => writeFileSync(file, `${JSON.stringify(Object.fromEntries(positions), null, 2)}\n`),
  };
}

function stored(file: string): Record<string, StreamPosition> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, StreamPosition>;
  } catch {
    return {};
  }
}
