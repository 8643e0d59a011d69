import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../../local/faults/faults.ts';
import type { Endpoints } from '../../local/start/endpoints.ts';
import type { Status } from '../../local/start/status.ts';

/** A request to an API, by whichever way. */
export interface Call {
  readonly method?: string;
  readonly token?: string;
  /** Country the edge takes the caller to be in. */
  readonly country?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text or bytes already. */
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; an empty object where it is none. */
  readonly json: Record<string, unknown>;
}

/** `npm start` in a process of its own, with what tests ask of it. */
export interface CloudProcess {
  readonly folder: string;
  readonly endpoints: Endpoints;
  readonly regions: readonly string[];
  token(sub: string, options?: { tenant?: string; expiresIn?: number }): Promise<string>;
  /** Asks through the edge. */
  edge(path: string, call?: Call): Promise<Answer>;
  /** Asks a region's own API. */
  api(region: string, path: string, call?: Call): Promise<Answer>;
  status(): Promise<Status>;
  /** Puts faults in force; with nothing, takes all back. */
  faults(subset?: object): Promise<Faults>;
  /** Asks the clean stop and waits for it; how long it took, in milliseconds. */
  stop(): Promise<number>;
  /** Kills it like a power cut. */
  kill(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

/** Starts a local cloud on free ports; on a new folder, or on one that an earlier cloud has left. */
export async function startCloudProcess(
  folder?: string,
  args: readonly string[] = [],
): Promise<CloudProcess> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'meridian-')));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'local/main.ts', '--port', '0', '--data', data, '--quiet', ...args],
    { stdio: ['ignore', 'inherit', 'pipe'] },
  );
  const endpoints = await readyEndpoints(child, data);
  const control = (path: string, method = 'GET', body?: unknown) =>
    ask(`${endpoints.console}${path}`, { method, body });
  return {
    folder: data,
    endpoints,
    regions: Object.keys(endpoints.regions),
    token: async (sub, options = {}) =>
      String((await control('/_local/token', 'POST', { sub, ...options })).json.token),
    edge: (path, call) => ask(`${endpoints.edge}${path}`, call),
    api: (region, path, call) => ask(`${endpoints.regions[region]?.api}${path}`, call),
    status: async () => (await control('/_local/status')).json as unknown as Status,
    faults: async (subset) => {
      const answer = await control('/_local/faults', subset ? 'PUT' : 'DELETE', subset);
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.json as unknown as Faults;
    },
    stop: async () => {
      const beganAt = performance.now();
      await ended(child, 'SIGTERM');
      return performance.now() - beganAt;
    },
    kill: () => ended(child, 'SIGKILL'),
  };
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
  const text = await until(read, (content) => content !== '' || child.exitCode !== null, READY_WITHIN_MS);
  if (text !== '') return JSON.parse(text) as Endpoints;
  child.kill('SIGKILL');
  throw new Error(`The local cloud did not become ready:\n${complaint}`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function ask(
  url: string,
  { method = 'GET', token, country, headers, body }: Call = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(country !== undefined && { 'cloudfront-viewer-country': country }),
      ...headers,
    },
    ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: jsonOf(text) };
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
