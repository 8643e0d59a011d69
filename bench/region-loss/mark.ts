import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { configuration } from '../../bin/configuration.ts';
import { namesOf } from '../../lambdas/contract/names.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { countryOf } from '../shared/country-of.ts';

/** `npm run drain`, as an operator would, or its end. */
export async function drain(cloud: CloudProcess, region: string, ...more: string[]): Promise<void> {
  const { app, account } = configuration;
  const store = `arn:aws:cloudfront::${account}:key-value-store/${namesOf(app).keyValueStore}`;
  const imports = ['--import', 'tsx', '--import', './local/engines/wire/localhost-names.mjs'];
  const options = ['--store', store, '--region', region, ...more];
  const [primary = ''] = cloud.regions;
  await promisify(execFile)(process.execPath, [...imports, 'bin/drain.ts', ...options], {
    env: {
      ...process.env,
      AWS_REGION: primary,
      AWS_ACCESS_KEY_ID: 'operator',
      AWS_SECRET_ACCESS_KEY: 'operator',
      AWS_ENDPOINT_URL: String(cloud.endpoints.regions[primary]?.aws).replace('127.0.0.1', 'localhost'),
    },
  });
}

const LOOK_MS = 50;
const WITHIN_MS = 90_000;

/** Seconds from an instant until the edge sends the region's viewers where it is wished: to it, or around it. */
export async function secondsUntilEdge(
  cloud: CloudProcess,
  region: string,
  wished: 'around' | 'there',
  sinceMs: number,
): Promise<number> {
  const country = countryOf(region);
  while (performance.now() - sinceMs < WITHIN_MS) {
    const { status, headers } = await cloud.edge('/v1/health', { country });
    const isThere = headers.get('x-local-origin') === region;
    if (status === 200 && isThere === (wished === 'there')) return (performance.now() - sinceMs) / 1_000;
    await pause(LOOK_MS);
  }
  return Number.POSITIVE_INFINITY;
}
