import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClosers } from '../../../local/start/closers.ts';
import { endpointsTable } from '../../../local/start/endpoints.ts';
import { fingerprint } from '../../../local/start/fingerprint.ts';
import { portAdvice, portPlan } from '../../../local/start/port-plan.ts';
import { serviceEndpoints } from '../../../local/start/service-endpoints.ts';

const SOURCES = { folders: ['lib'], files: ['cdk.json', 'package-lock.json'] };

describe('starting and stopping', () => {
  test('closes in the opposite order, once, and past a failure', async () => {
    const closers = createClosers();
    const closed: string[] = [];
    closers.add(() => void closed.push('first'));
    closers.add(() => Promise.reject(new Error('second fails')));
    closers.add(() => void closed.push('third'));
    await expect(closers.closeAll()).rejects.toThrow('second fails');
    await expect(closers.closeAll()).rejects.toThrow('second fails');
    expect(closed).toEqual(['third', 'first']);
  });

  test('plans ports next to the edge, or leaves all to the system', () => {
    const { edge, console, aws, api } = portPlan(8080);
    expect([edge, console, aws, api(0), api(2)]).toEqual([8080, 8081, 8082, 8090, 8092]);
    expect([portPlan(0).console, portPlan(0).api(2)]).toEqual([0, 0]);
  });

  test('says by which option a port is chosen that follows from another, past all that are taken', () => {
    expect(portAdvice(8080)).toMatch(
      / --port 8200\. That is the edge's, 8080 now; the console's is one more/,
    );
    expect(portPlan(8080).mqtt(49)).toBeLessThan(8200);
  });

  test('sends the clients of a service to the engine that the environment names', () => {
    const endpoints = serviceEndpoints('http://127.0.0.1:1', { AWS_ENDPOINT_URL_SQS: 'http://elsewhere:2' });
    expect(endpoints).toMatchObject({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_SQS: 'http://elsewhere:2',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE: 'http://localhost:1',
    });
  });

  test('names every endpoint in the table', () => {
    const regions = { 'eu-west-1': { api: 'http://a', aws: 'http://b', mqtt: 'ws://m' } };
    const table = endpointsTable({ edge: 'http://e', console: 'http://c', issuer: 'http://i', regions });
    for (const address of ['http://a', 'http://b', 'ws://m', 'http://e', 'http://c', 'http://i']) {
      expect(table).toContain(address);
    }
  });

  test('takes an assembly for outdated when a source, a file name or the regions change', async () => {
    const root = await mkdtemp(join(tmpdir(), 'fingerprint-'));
    await mkdir(join(root, 'lib', 'deep'), { recursive: true });
    for (const file of ['cdk.json', 'package-lock.json', 'lib/deep/a.ts'])
      await writeFile(join(root, file), '1');
    const first = await fingerprint(root, SOURCES);
    expect(await fingerprint(root, SOURCES)).toBe(first);
    expect(await fingerprint(root, SOURCES, ['eu-west-1'])).not.toBe(first);
    await writeFile(join(root, 'lib/deep/a.ts'), '2');
    const second = await fingerprint(root, SOURCES);
    await writeFile(join(root, 'lib/deep/b.ts'), '');
    expect(new Set([first, second, await fingerprint(root, SOURCES)]).size).toBe(3);
    await rm(root, { recursive: true });
  });
});
