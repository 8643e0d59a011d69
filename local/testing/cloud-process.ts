import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoints } from '../start/endpoints.ts';
import { type CloudClient, cloudClient } from './cloud-client.ts';

/** `npm start` in a process of its own. */
export interface CloudProcess extends CloudClient {
  readonly folder: string;
  readonly pid: number;
  /** Asks the clean stop and waits for it; how long it took, in milliseconds. */
  stop(): Promise<number>;
  /** Kills it like a power cut. */
  kill(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

/**
 * Starts a local cloud on free ports; on a new folder, or on one that an earlier cloud has left. It stops by itself
 * where this process ends without a word: the channel between them closes.
 */
export async function startCloudProcess(
  folder?: string,
  args: readonly string[] = [],
): Promise<CloudProcess> {
  const data = folder ?? (await newFolder());
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'local/main.ts', '--port', '0', '--data', data, '--quiet', ...args],
    { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] },
  );
  const endpoints = await readyEndpoints(child, data);
  return {
    ...cloudClient(endpoints),
    folder: data,
    pid: child.pid ?? 0,
    stop: async () => {
      const beganAt = performance.now();
      await ended(child, 'SIGTERM');
      return performance.now() - beganAt;
    },
    kill: () => ended(child, 'SIGKILL'),
  };
}

/** An empty one for the data of a cloud. */
export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'meridian-'));
}

/** Deletes what a stopped cloud has left. */
export async function forget({ folder }: Pick<CloudProcess, 'folder'>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Asks again until the answer is as wanted, or the time is over; the last answer either way. */
export async function until<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || performance.now() > deadline) return answer;
    await sleep(50);
  }
}

async function readyEndpoints(child: ChildProcess, folder: string): Promise<Endpoints> {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const file = join(folder, 'endpoints.json');
  const read = () => readFile(file, 'utf8').catch(() => '');
  const text = await until(read, (content) => content !== '' || isOver(child), READY_WITHIN_MS);
  if (text !== '') return JSON.parse(text) as Endpoints;
  child.kill('SIGKILL');
  throw new Error(`The local cloud did not become ready:\n${complaint}`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (isOver(child)) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** A signal that ends it, such as the terminal's to all of its processes, leaves no exit code. */
function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
