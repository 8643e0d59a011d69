import { readFileSync } from 'node:fs';
import { MARKS_KEY } from '../../lambdas/contract/routing.ts';
import { answering } from './answering.ts';
import { cpuMsOf } from './cpu.ts';

type Handler = (event: object) => Promise<unknown>;

const COUNTRIES = ['KR', 'DE', 'US', 'BR', 'ZA', 'JP'];
const REQUESTS = COUNTRIES.map((country) => ({
  version: '1.0',
  context: { eventType: 'viewer-request' },
  request: {
    method: 'PATCH',
    uri: '/v1/sessions/x/profile',
    headers: { 'cloudfront-viewer-country': { value: country }, host: { value: 'app.example' } },
    cookies: {},
  },
}));

const handler = load(readFileSync(process.argv[2] as string, 'utf8'));

answering<{ requests: number }>(async ({ requests }) => ({
  cpuMs: await cpuMsOf(() => routeAll(requests)),
}));

async function routeAll(requests: number): Promise<void> {
  for (let n = 0; n < requests; n++) {
    await handler(REQUESTS[n % REQUESTS.length] as object);
  }
}

/** The function with a `cloudfront` module that answers at once: what is measured is the function itself. */
function load(code: string): Handler {
  const body = code.replace(/import\s*([\w$]+)\s*from\s*["']cloudfront["'];?/, 'const $1 = __cloudfront;');
  const marks = { [MARKS_KEY]: { 'ap-northeast-1': 'down' } };
  const cloudfront = {
    kvs: () => ({ get: async (key: keyof typeof marks) => marks[key] }),
    edgeLocation: { name: 'ICN', region: 'ap-northeast-2' },
    selectRequestOriginById: () => {},
  };
  return new Function('__cloudfront', `"use strict";${body};return handler;`)(cloudfront);
}
