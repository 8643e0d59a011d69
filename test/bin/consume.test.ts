import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
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

  const put = (line: string) =>
    kinesis.send(
      new PutRecordCommand({ StreamName: NAMES.stream, PartitionKey: 's', Data: Buffer.from(line) }),
    );

  /** What the command says before it ends by itself. */
  const lastWords = async (env: NodeJS.ProcessEnv, ...options: string[]): Promise<string> => {
    const program = ['--import', 'tsx', 'bin/consume.ts', ...options];
    const consumer = spawn(process.execPath, program, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const said = text(consumer.stderr);
    expect(await once(consumer, 'close')).toEqual([1, null]);
    return said;
  };

  test('says in a sentence that there are no credentials', async () => {
    const env = { PATH: process.env.PATH, HOME: '/nowhere', AWS_EC2_METADATA_DISABLED: 'true' };
    const said = await lastWords({ ...env, AWS_ENDPOINT_URL: cloud.access.endpoint }, REGION);
    expect(said).toMatch(/^No AWS credentials were found; sign in, .*\nCredentialsProviderError: .*\n$/);
  });

  test('says in a sentence that the stream is not there', async () => {
    const { accessKeyId, secretAccessKey } = cloud.access.credentials;
    const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
    const env = { PATH: process.env.PATH, AWS_ENDPOINT_URL: cloud.access.endpoint, ...keys };
    expect(await lastWords(env, REGION, 'nothing')).toMatch(/^It is not there; look at the region/);
  });

  test('says in a sentence that nobody answers', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'me', AWS_SECRET_ACCESS_KEY: 'me' };
    // Port 1 is nobody's.
    const env = { PATH: process.env.PATH, AWS_ENDPOINT_URL: 'http://127.0.0.1:1', ...keys };
    expect(await lastWords(env, REGION)).toMatch(/^Nobody answers there; is the local cloud running/);
  });

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
