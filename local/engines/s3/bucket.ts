import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is known of an object beside its bytes. */
export interface ObjectHead {
  readonly key: string;
  readonly etag: string;
  readonly size: number;
  readonly modifiedAtMs: number;
  readonly contentType: string;
}

/** Objects by key. */
export interface Bucket {
  head(key: string): ObjectHead | undefined;
  read(key: string): Buffer;
  put(key: string, bytes: Buffer, contentType: string): ObjectHead;
  remove(key: string): void;
  /** In the order of their keys' UTF-8 bytes, as S3 lists them. */
  list(prefix: string): readonly ObjectHead[];
}

const HEAD_END = 0x0a;

/** A bucket whose objects are files, each named by its key's hash and beginning with a line of what is known of it; without a folder they are in memory. */
export function openBucket(folder: string | undefined): Bucket {
  const heads = new Map<string, ObjectHead>();
  const bytesOf = new Map<string, Buffer>();
  if (folder !== undefined) for (const head of savedHeads(folder)) heads.set(head.key, head);
  return {
    head: (key) => heads.get(key),
    read: (key) =>
      folder === undefined ? (bytesOf.get(key) ?? Buffer.alloc(0)) : savedBytes(pathOf(folder, key)),
    put(key, bytes, contentType) {
      const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
      const head = { key, etag, size: bytes.length, modifiedAtMs: Date.now(), contentType };
      if (folder === undefined) bytesOf.set(key, bytes);
      else save(pathOf(folder, key), head, bytes);
      heads.set(key, head);
      return head;
    },
    remove(key) {
      heads.delete(key);
      bytesOf.delete(key);
      if (folder !== undefined) rmSync(pathOf(folder, key), { force: true });
    },
    list: (prefix) =>
      [...heads.values()]
        .filter(({ key }) => key.startsWith(prefix))
        .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))),
  };
}

/** Any key is a file name by its hash, however long it is and whatever it has in it. */
function pathOf(folder: string, key: string): string {
  return join(folder, createHash('sha256').update(key).digest('hex'));
}

function save(path: string, head: ObjectHead, bytes: Buffer): void {
  writeFileSync(
    `${path}.new`,
    Buffer.concat([Buffer.from(JSON.stringify(head)), Buffer.from([HEAD_END]), bytes]),
  );
  renameSync(`${path}.new`, path);
}

function savedHeads(folder: string): ObjectHead[] {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).filter((name) => !name.endsWith('.new'));
  return names.map((name) => {
    const bytes = readFileSync(join(folder, name));
    return JSON.parse(bytes.toString('utf8', 0, bytes.indexOf(HEAD_END))) as ObjectHead;
  });
}

function savedBytes(path: string): Buffer {
  const bytes = readFileSync(path);
  return bytes.subarray(bytes.indexOf(HEAD_END) + 1);
}
