import { Readable } from 'node:stream';
import type { Level } from 'dynalite/db/index.js';

interface KeyRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly reverse?: boolean;
  readonly limit?: number;
}

const VALUES_PER_READ = 64;

/** The values of a range of keys under a prefix, read many at a time: dynalite's own stream awaits each of them. */
export function valueStream(level: Level, prefix: string, range: KeyRange = {}): Readable {
  const values = level.values(withPrefix(prefix, range));
  return new Readable({
    objectMode: true,
    highWaterMark: VALUES_PER_READ,
    read() {
      values.nextv(VALUES_PER_READ).then(
        (some) => pushAll(this, some),
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, done) {
      values.close().then(() => done(error), done);
    },
  });
}

function pushAll(stream: Readable, values: readonly unknown[]): void {
  for (const value of values) if (!stream.destroyed) stream.push(value);
  if (values.length === 0 && !stream.destroyed) stream.push(null);
}

function withPrefix(prefix: string, { gt, gte, lt, lte, ...rest }: KeyRange): object {
  const from = gt && !gte ? { gt: prefix + gt } : { gte: prefix + (gte ?? '') };
  const to = lte ? { lte: prefix + lte } : { lt: prefix + (lt ?? '\xff') };
  return { ...rest, ...from, ...to };
}
