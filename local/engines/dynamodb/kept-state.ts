import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StreamRecord } from './change-stream.ts';
import type { Delivery } from './replication.ts';
import type { Version } from './version.ts';

/** A line of what a clean stop keeps beside the items, which LevelDB keeps. */
export type KeptLine =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | {
      readonly kind: 'record';
      readonly region: string;
      readonly stream: string;
      readonly record: StreamRecord;
    }
  | { readonly kind: 'stream'; readonly region: string; readonly stream: string; readonly position: number }
  | {
      readonly kind: 'versions';
      readonly region: string;
      readonly table: string;
      readonly versions: readonly (readonly [key: string, version: Version])[];
    };

const LINES_PER_WRITE = 200;

/** Writes the lines so that the file is there whole or not at all. */
export async function saveKept(folder: string, lines: Iterable<KeptLine>): Promise<void> {
  const path = keptPath(folder);
  await pipeline(Readable.from(chunks(lines)), createWriteStream(`${path}.new`));
  await rename(`${path}.new`, path);
}

/**
 * Reads the lines of the last clean stop and removes them: after a crash they would be older than the items,
 * and old versions would let old writes win.
 */
export async function* takeKept(folder: string): AsyncGenerator<KeptLine> {
  const path = keptPath(folder);
  if (!existsSync(path)) return;
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield JSON.parse(line) as KeptLine;
  await rm(path);
}

function* chunks(lines: Iterable<KeptLine>): Generator<string> {
  let chunk: string[] = [];
  for (const line of lines) {
    chunk.push(`${JSON.stringify(line)}\n`);
    if (chunk.length < LINES_PER_WRITE) continue;
    yield chunk.join('');
    chunk = [];
  }
  yield chunk.join('');
}

function keptPath(folder: string): string {
  return join(folder, 'kept.jsonl');
}
