import { request } from 'node:http';
import { openRuntimeApi, type RuntimeApi } from '../../../local/lambda/runtime-api.ts';

const NEXT = '/2018-06-01/runtime/invocation/next';

let api: RuntimeApi;
let asked: string[];

beforeEach(async () => {
  asked = [];
  api = await openRuntimeApi({
    next: (deliver) => {
      asked.push('next');
      const event = { requestId: '1', payload: '{"secret":true}', traceId: 'Root=1' };
      deliver(event, { functionArn: 'arn', timeoutMs: 1_000, clockOffsetMs: 0 });
    },
    response: () => asked.push('response'),
    error: () => asked.push('error'),
    initError: () => asked.push('initError'),
  });
});
afterEach(() => api.close());

/** The status; `fetch` would not send a `Host` of one's own. */
function call(method: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const [host, port] = api.address.split(':');
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end();
  });
}

test('hands an event to a runtime', async () => {
  expect([await call('GET', NEXT), asked]).toEqual([200, ['next']]);
});

test.each([
  ['of another name for this machine', 'GET', NEXT, { host: 'evil.example' }],
  [
    'that a page of another site sends',
    'POST',
    NEXT.replace('next', '1/response'),
    { origin: 'https://evil.example' },
  ],
  ['of an image in such a page', 'GET', NEXT, { 'sec-fetch-site': 'cross-site' }],
])('refuses a request %s', async (_, method, path, headers) => {
  expect([await call(method, path, headers), asked]).toEqual([403, []]);
});
