import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chat } from '../../client/examples/chat.ts';
import { writtenOffline } from '../../client/examples/offline.ts';
import { profileOnTwoDevices } from '../../client/examples/profile.ts';
import { ownTransport } from '../../client/examples/transport.ts';
import { createMeridian, type Meridian, type MeridianOptions } from '../../client/index.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { lentCloud } from './lent-cloud.ts';

describe('the client library before the local cloud', () => {
  let cloud: CloudProcess;
  let folder: string;
  const opened: Meridian[] = [];

  beforeAll(async () => {
    cloud = await lentCloud();
    folder = await mkdtemp(join(tmpdir(), 'meridian-client-'));
  }, 90_000);
  afterAll(async () => {
    for (const client of opened) client.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const options = (country = 'US'): MeridianOptions => ({
    edge: cloud.endpoints.edge,
    regions: cloud.regions,
    getToken: () => cloud.token('kim'),
    headers: { 'cloudfront-viewer-country': country },
  });

  async function device(country: string): Promise<Meridian> {
    const client = await createMeridian(options(country));
    opened.push(client);
    return client;
  }

  test('does what its examples say', async () => {
    const [devices, room, offline, transport] = await Promise.all([
      profileOnTwoDevices(options()),
      chat(options()),
      writtenOffline(options(), join(folder, 'outbox.json')),
      ownTransport(options()),
    ]);
    expect(devices).toEqual([{ city: 'Seoul' }, { city: 'Seoul' }]);
    expect(room.heard.toSorted()).toEqual(['hello', 'is anybody here?']);
    expect(room.newest).toBe('is anybody here?');
    // And of another region's lane, where the nearest one was late on a busy machine.
    expect(JSON.parse(room.cursor)).toMatchObject({ 'us-east-1.1': expect.any(Number) });
    expect(offline).toBe('applied');
    expect(transport).toEqual(
      expect.arrayContaining(['online', '1 queued, 0 accepted', 'connecting', 'live']),
    );
  }, 120_000);

  test('two devices in two regions end with the same profile, also while a region is down', async () => {
    const seoul = await device('KR');
    const berlin = await device('DE');
    const created = await seoul.createSession();
    const shown = [created, berlin.session(created.id)];
    for (const session of shown) session.profile.subscribe(() => undefined);
    await cloud.faults({ regions: { 'ap-northeast-1': 'down' } });
    const intents = [shown[0]?.update({ from: { seoul: 1 } }), shown[1]?.update({ from: { berlin: 1 } })];
    const accepted = await Promise.all(intents.map((intent) => intent?.accepted));
    expect([accepted, (await cloud.status()).regions['ap-northeast-1']?.up]).toEqual([[true, true], false]);
    await cloud.faults();
    await Promise.all(intents.map((intent) => intent?.done));
    for (const [at, session] of shown.entries()) {
      await session.readAfterWrite(intents[1 - at]);
      expect(session.profile.get()).toEqual({ from: { seoul: 1, berlin: 1 } });
    }
  }, 40_000);
});
