import { setTimeout as pause } from 'node:timers/promises';
import { createMeridian, type Intent, type Meridian } from '../../client/index.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { countryOf } from '../shared/country-of.ts';
import type { Crowd } from './crowd.ts';

/** What writers did. */
export interface Written {
  readonly sent: number;
  readonly applied: number;
  /** Those that ended otherwise. */
  readonly failed: number;
}

const SETTLED_WITHIN_MS = 180_000;

/** Has the owner write from every region at a rate until the signal, and waits for every end. */
export async function writeUntil(
  cloud: CloudProcess,
  { ownerToken, sessions }: Crowd,
  rate: number,
  until: AbortSignal,
): Promise<Written> {
  const writers = await Promise.all(cloud.regions.map((region) => writerIn(cloud, region, ownerToken)));
  const intents: Intent[] = [];
  for (let at = 0; !until.aborted; at++) {
    const writer = writers[at % writers.length] as Meridian;
    const session = writer.session(sessions[at % sessions.length] as string);
    intents.push(session.send({ text: `message ${at}` }));
    await pause(1_000 / rate, undefined, { signal: until }).catch(() => undefined);
  }
  const ends = await Promise.race([
    Promise.all(intents.map(({ done }) => done)),
    pause(SETTLED_WITHIN_MS, undefined, { ref: false }),
  ]);
  for (const writer of writers) writer.close();
  const applied = (ends ?? []).filter(({ status }) => status === 'applied').length;
  return { sent: intents.length, applied, failed: intents.length - applied };
}

function writerIn(cloud: CloudProcess, region: string, token: string): Promise<Meridian> {
  return createMeridian({
    edge: cloud.endpoints.edge,
    regions: cloud.regions,
    headers: { 'cloudfront-viewer-country': countryOf(region) },
    getToken: () => token,
    timeoutMs: 10_000,
    mostIntents: 10_000,
  });
}
