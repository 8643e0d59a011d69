import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { tryLock } from './process-lock.ts';

/** The folder in which a local cloud keeps everything, for as long as it runs. */
export interface DataFolder {
  /** Absolute. */
  readonly path: string;
  /** Absolute path of something inside. */
  inside(name: string): string;
  /** Lets another local cloud have the folder. */
  release(): Promise<void>;
}

/** Another local cloud runs on the folder. */
export class FolderInUse extends Error {
  readonly code = 'FolderInUse';
}

/** The folder is somebody's who never had a local cloud in it. */
export class ForeignFolder extends Error {
  readonly code = 'ForeignFolder';
}

const LOCK = 'locked';
/** What a local cloud makes in its folder from its first start on. */
const MARK = 'kept.json';
/** Everything that it makes there. */
export const CONTENTS: ReadonlySet<string> = new Set([
  MARK,
  'issuer-key.json',
  'endpoints.json',
  'stream-positions.json',
  'dynamodb',
  'sqs',
  'kinesis',
  'key-values',
  'bedrock',
  's3',
]);

/**
 * Opens the folder for this process alone; `fresh` takes away what earlier clouds have left there, and nothing else.
 * @throws FolderInUse while another process has it, FolderUnusable where it cannot be made
 * @throws ForeignFolder where other things are in it and no cloud ever was
 */
export async function openDataFolder(path: string, fresh: boolean): Promise<DataFolder> {
  const folder = resolve(path);
  await makeFolder(folder);
  await requireOwn(folder);
  const lock = await tryLock(join(folder, LOCK));
  if ('heldBy' in lock) {
    throw new FolderInUse(
      `Another local cloud (process ${lock.heldBy ?? 'unknown'}) runs on ${folder}. Stop it, or choose another folder with --data <folder>.`,
    );
  }
  if (fresh) await empty(folder);
  return { path: folder, inside: (name) => join(folder, name), release: lock.release };
}

async function requireOwn(folder: string): Promise<void> {
  const names = await readdir(folder);
  const foreign = names.find((name) => name !== LOCK && !CONTENTS.has(name));
  if (foreign === undefined || names.includes(MARK)) return;
  throw new ForeignFolder(
    `${folder} holds ${foreign}, and no local cloud was ever there. Choose a new or an empty folder with --data <folder>.`,
  );
}

async function empty(folder: string): Promise<void> {
  await Promise.all([...CONTENTS].map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
