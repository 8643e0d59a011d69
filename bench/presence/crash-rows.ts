import { KEEP_ALIVE_SECONDS } from '../../client/realtime/mqtt-packets.ts';
import type { Measured } from '../row.ts';
import { delaysOf } from './delays.ts';

/** When devices gave their last sign of life and were shown offline, in one order, and when they all fell silent. */
export interface Crashed {
  readonly signedMs: readonly number[];
  readonly offlineMs: readonly number[];
  readonly crashedMs: number;
}

const GOAL = { atMostSeconds: 50 };
/** MQTT 3.1.1 §3.1.2.10: a broker ends who was silent for one and a half times the keep-alive. */
const SILENCE_MS = KEEP_ALIVE_SECONDS * 1_500;

/** Whoever is offline sooner than a silence lasts did not fall silent: their connection was closed. */
export function crashRows({ signedMs, offlineMs, crashedMs }: Crashed): Measured[] {
  const oldest = Math.round((crashedMs - Math.min(crashedMs, ...signedMs)) / 1_000);
  const early = offlineMs.filter((atMs, at) => atMs - (signedMs[at] ?? 0) < SILENCE_MS).length;
  return [
    ...delaysOf(
      `${offlineMs.length} fall silent → offline`,
      offlineMs.map((atMs) => atMs - crashedMs),
      GOAL,
      `last sign of life 0 to ${oldest} s before`,
    ),
    { name: 'offline before a silence was over', value: early, unit: '', goal: { atMost: 0 } },
  ];
}
