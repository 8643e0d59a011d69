import type { Readable } from 'node:stream';

/**
 * A body, or undefined where it is longer than `maxBytes`; the rest of it is thrown away. By events,
 * since an async iterator or `node:stream/consumers`, which goes by way of a Blob, costs more than all of a small
 * request's parsing.
 * @throws Error where the other side went away before the end
 */
export function readBody(body: Readable): Promise<Buffer>;
export function readBody(body: Readable, maxBytes: number): Promise<Buffer | undefined>;
export function readBody(body: Readable, maxBytes = Number.POSITIVE_INFINITY): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    body.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) chunks.push(chunk);
    });
    body.once('end', () => resolve(length <= maxBytes ? Buffer.concat(chunks, length) : undefined));
    body.once('error', reject);
    // An error costs as much as the rest of this: none is made where there is nothing to say.
    body.once('close', () => {
      if (!body.readableEnded) reject(new Error('The other side went away in the middle of a body.'));
    });
  });
}
