import { createMeridian } from '../../client/index.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { countryOf } from '../shared/country-of.ts';
import { type Device, openDevice } from './device.ts';
import type { Options } from './options.ts';

/** A session that devices in all regions share. */
export interface SharedSession {
  readonly id: string;
  readonly token: string;
}

export interface Fleet {
  readonly devices: readonly Device[];
  readonly sessions: readonly SharedSession[];
}

/** So long a fleet may work. */
export const TOKEN_SECONDS = 3_600;

/** Devices around the world; those of one session are in all regions, and every other one knows their names. */
export async function openFleet(
  cloud: CloudProcess,
  { devices, seed, writesPerSecond, isDrain }: Options,
): Promise<Fleet> {
  const { regions } = cloud;
  const sessions = await Promise.all(
    Array.from({ length: Math.ceil(devices / regions.length) }, (_, at) => newSession(cloud, `owner-${at}`)),
  );
  const opening = Array.from({ length: devices }, (_, at) => {
    const home = regions[at % regions.length] as string;
    const group = Math.floor(at / regions.length);
    const { id: sessionId, token } = sessions[group] as SharedSession;
    return openDevice(cloud, {
      name: `device-${at}`,
      home,
      country: countryOf(home),
      // In a drain nobody may notice, not even those who could help themselves.
      knowsRegions: !isDrain && group % 2 === 0,
      seed,
      writesPerSecond,
      token,
      sessionId,
    });
  });
  return { devices: await Promise.all(opening), sessions };
}

async function newSession(cloud: CloudProcess, owner: string): Promise<SharedSession> {
  const token = await cloud.token(owner, { expiresIn: TOKEN_SECONDS });
  const client = await createMeridian({ edge: cloud.endpoints.edge, getToken: () => token });
  const { id } = await client.createSession();
  await client.intents()[0]?.done;
  client.close();
  return { id, token };
}
