import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import { configuration } from '../../bin/configuration.ts';
import { topicsOf } from '../../lambdas/contract/topics.ts';
import type { HoldOrder } from '../children/hold.ts';
import { type Child, startChild, withChild } from '../harness/child-process.ts';
import type { Measured } from '../row.ts';
import { crashRows } from './crash-rows.ts';
import { requireOnline } from './require-online.ts';
import type { Stage } from './stage.ts';

const OUT = 'dist/bench/presence/hold.cjs';
const SHOWN_WITHIN_MS = 90_000;
/** So that one wait shows crashes soon and long after a sign of life. Six of them take less than the keep-alive. */
const BETWEEN_SIGNS_MS = 4_000;
/**
 * Devices in a process that is stopped, so that their connections stay open and say nothing more, until a device in
 * another region shows their people offline. The last one has said something the moment before: no crash is seen
 * later than that.
 */
export async function crashes(stage: Stage): Promise<Measured[]> {
  return withChild(await startHold(), async (child) => {
    const { watcher, crashers } = stage;
    for (const { access } of crashers) await order(child, { do: 'hold', access: access('n1') });
    await requireOnline(watcher, crashers);
    const signedMs = await signsOf(stage, child);
    const crashedMs = performance.now();
    process.kill(child.pid, 'SIGSTOP');
    const people = crashers.map(({ userKey }) => userKey);
    const offlineMs = await watcher.shown(people, false, SHOWN_WITHIN_MS);
    return crashRows({ offlineMs, signedMs, crashedMs });
  });
}

/** One after the other gives its last sign of life, a whisper; when each did. */
async function signsOf({ session, crashers }: Stage, child: Child): Promise<number[]> {
  const { ephemeral } = topicsOf(configuration.app);
  const signedMs: number[] = [];
  for (const [at, { userKey }] of crashers.entries()) {
    if (at > 0) await pause(BETWEEN_SIGNS_MS);
    signedMs.push(performance.now());
    await order(child, { do: 'sign', at, topic: ephemeral(userKey, session) });
  }
  return signedMs;
}

async function startHold(): Promise<Child> {
  await build({
    entryPoints: ['bench/children/hold.ts'],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return startChild(resolve(OUT), [], {});
}

const order = (child: Child, message: HoldOrder) => child.ask<object>(message);
