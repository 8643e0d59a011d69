import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { REGION } from '../local/engines/resource.ts';
import { NAMES, type OperatorCloud, startOperatorCloud } from './operator-cloud.ts';

describe('npm run consume', () => {
  let cloud: OperatorCloud;
  let kinesis: KinesisClient;
  beforeEach(async () => {
    cloud = await startOperatorCloud();
    kinesis = new KinesisClient(cloud.access);
  });
  afterEach(async () => {
    kinesis.destroy();
    await cloud.close();
  });

  const put = (text: string) =>
    kinesis.send(
      new PutRecordCommand({ StreamName: NAMES.stream, PartitionKey: 's', Data: Buffer.from(text) }),
    );

  test('prints what was there before and what comes while it runs, one line each', async () => {
    await put('"before"');
    const { accessKeyId, secretAccessKey } = cloud.access.credentials;
    const consumer = spawn(process.execPath, ['--import', 'tsx', 'bin/consume.ts', REGION], {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: cloud.access.endpoint,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const lines = createInterface({ input: consumer.stdout });
      expect(await once(lines, 'line')).toEqual(['"before"']);
      const later = once(lines, 'line');
      await put('"meanwhile"');
      expect(await later).toEqual(['"meanwhile"']);
    } finally {
      consumer.kill();
      await once(consumer, 'exit');
    }
  });
});
