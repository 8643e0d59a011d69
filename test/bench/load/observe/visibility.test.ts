import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { watchVisibility } from '../../../../bench/load/observe/visibility.ts';

/** Streams of a table in two regions, as far as a subscriber asks for them. */
async function streams() {
  const records: Record<string, object[]> = { us: [], eu: [] };
  let isDown = false;
  const answers: Record<string, (region: string, input: Record<string, string>) => object> = {
    ListStreams: () => ({ Streams: [{ StreamArn: 'arn' }] }),
    DescribeStream: () => ({ StreamDescription: { Shards: [{ ShardId: 'one' }] } }),
    GetShardIterator: (region) => ({ ShardIterator: String(records[region]?.length) }),
    GetRecords: (region, { ShardIterator }) => ({
      Records: records[region]?.slice(Number(ShardIterator)),
      NextShardIterator: String(records[region]?.length),
    }),
  };
  const server = createServer(async (request, response) => {
    const region = /Credential=load\/\d+\/(\w+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const input = (await json(request)) as Record<string, string>;
    if (isDown && region === 'eu') {
      response.writeHead(503).end('{}');
      return;
    }
    response.end(JSON.stringify(answers[operation]?.(region, input)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const aws = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stores = (region: string, sk: string, ...events: object[]) =>
    records[region]?.push({
      dynamodb: {
        NewImage: { sk: { S: sk }, events: { L: events.map((event) => ({ S: JSON.stringify(event) })) } },
      },
    });
  return {
    regions: { us: { aws }, eu: { aws } },
    stores,
    happens: (region: string, sk: string, ...ids: string[]) =>
      stores(region, sk, ...ids.map((id) => ({ id }))),
    eu: (state: 'up' | 'down') => {
      isDown = state === 'down';
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('the watch for visible events', () => {
  it('tells when each event of a commit was first seen in each region', async () => {
    const cloud = await streams();
    cloud.happens('us', 'EVENT#us.1#000000000001', 'before');
    const visibility = await watchVisibility(cloud.regions, 'table');
    const beganMs = Date.now();
    cloud.happens('us', 'EVENT#us.1#000000000002', 'a', 'b');
    cloud.happens('us', 'MSG#a#author');
    await pause(250);
    cloud.happens('eu', 'EVENT#us.1#000000000002', 'a', 'b');
    await visibility.stop();
    cloud.close();
    expect([...visibility.sightings.keys()]).toEqual(['a', 'b']);
    const { us = 0, eu = 0 } = visibility.sightings.get('a') ?? {};
    expect(us - beganMs).toBeLessThan(eu - beganMs);
    expect(eu - us).toBeGreaterThanOrEqual(90);
  });

  it('tells when a question had its end, whatever that was', async () => {
    const cloud = await streams();
    const visibility = await watchVisibility(cloud.regions, 'table');
    const about = (id: string, type: string, completion: string) => ({ id, type, data: { completion } });
    cloud.stores('us', 'EVENT#us.1#000000000001', { id: 'question', type: 'completion.requested' });
    cloud.stores('us', 'EVENT#us.1#000000000002', about('answer', 'completion.finished', 'question'));
    cloud.stores('eu', 'EVENT#eu.1#000000000001', about('refusal', 'completion.failed', 'other'));
    await visibility.stop();
    cloud.close();
    expect([...visibility.ends]).toEqual([
      ['question', { us: expect.any(Number) }],
      ['other', { eu: expect.any(Number) }],
    ]);
    expect([...visibility.sightings.keys()].sort()).toEqual(['answer', 'question', 'refusal']);
  });

  it('goes on where it was when a region was down for a while', async () => {
    const cloud = await streams();
    const visibility = await watchVisibility(cloud.regions, 'table');
    cloud.eu('down');
    cloud.happens('eu', 'EVENT#eu.1#000000000001', 'a');
    await pause(250);
    expect(visibility.sightings.size).toBe(0);
    cloud.eu('up');
    await pause(250);
    await visibility.stop();
    cloud.close();
    expect(visibility.sightings.get('a')).toEqual({ eu: expect.any(Number) });
  });

  it('fails at the stop where a region does not answer, instead of telling half', async () => {
    const cloud = await streams();
    const visibility = await watchVisibility(cloud.regions, 'table');
    cloud.eu('down');
    await expect(visibility.stop()).rejects.toThrow('GetRecords in eu was answered 503');
    cloud.close();
  });
});
