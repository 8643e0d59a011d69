import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MARKS_KEY, PIN_COOKIE, REGION_HEADER } from '../../lambdas/contract/routing.ts';
import { buildEdge } from '../../lib/build/build-edge.ts';
import { type EdgeFunction, type EdgeOutcome, loadEdgeFunction } from '../../local/edge/edge-sandbox.ts';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'];

let route: EdgeFunction;
let bytes: number;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-edge-'));
  await buildEdge(REGIONS, folder);
  const code = await readFile(join(folder, 'route.js'), 'utf8');
  bytes = Buffer.byteLength(code);
  route = loadEdgeFunction(code);
  await rm(folder, { recursive: true });
});

interface Given {
  readonly headers?: Record<string, unknown>;
  readonly cookies?: Record<string, unknown>;
  readonly stored?: string;
}

function routed({ headers = {}, cookies = {}, stored }: Given): EdgeOutcome {
  const request = { method: 'POST', uri: '/v1/sessions', querystring: {}, headers, cookies };
  return route(
    { version: '1.0', context: { eventType: 'viewer-request' }, viewer: { ip: '192.0.2.1' }, request },
    { keyValues: stored === undefined ? {} : { [MARKS_KEY]: stored }, edgeRegion: 'us-east-1' },
  );
}

const from = (country: string) => ({ 'cloudfront-viewer-country': { value: country } });

test('the function is as small as CloudFront demands', () => {
  expect(bytes).toBeLessThanOrEqual(10 * 1024);
});

test.each([
  ['KR', 'api-ap-northeast-1'],
  ['DE', 'api-eu-west-1'],
  ['US', 'api-us-east-1'],
])('a request from %s goes to the origin %s', (country, originId) => {
  expect(routed({ headers: from(country), stored: '{}' }).originId).toBe(originId);
});

test('the request itself is left as it came', () => {
  const headers = { ...from('KR'), authorization: { value: 'Bearer x' } };
  expect(routed({ headers }).result).toMatchObject({ method: 'POST', uri: '/v1/sessions', headers });
});

test('a marked region is passed over', () => {
  expect(routed({ headers: from('KR'), stored: '{"ap-northeast-1":"down"}' }).originId).toBe('api-us-east-1');
  expect(routed({ headers: from('DE'), stored: '{"eu-west-1":"draining"}' }).originId).toBe('api-us-east-1');
});

test('when every region is marked the nearest answers', () => {
  const stored = JSON.stringify(Object.fromEntries(REGIONS.map((region) => [region, 'down'])));
  expect(routed({ headers: from('KR'), stored }).originId).toBe('api-ap-northeast-1');
});

test('a pin by header or cookie wins over the country; the header wins over the cookie', () => {
  const cookies = { [PIN_COOKIE]: { value: 'eu-west-1' } };
  expect(routed({ headers: from('KR'), cookies }).originId).toBe('api-eu-west-1');
  const headers = { ...from('KR'), [REGION_HEADER]: { value: 'us-east-1' } };
  expect(routed({ headers, cookies }).originId).toBe('api-us-east-1');
});

test.each([undefined, 'not json', 'null', '[]', '"down"', '42', '{"ap-northeast-1":1}'])(
  'a store that holds %s marks nobody',
  (stored) => {
    expect(routed({ headers: from('KR'), ...(stored !== undefined && { stored }) }).originId).toBe(
      'api-ap-northeast-1',
    );
  },
);

test.each<[string, Record<string, unknown>]>([
  ['an empty pin', { [REGION_HEADER]: { value: '' } }],
  ['an unknown pin', { [REGION_HEADER]: { value: 'sa-east-1' } }],
  ['a pin that names a property of objects', { [REGION_HEADER]: { value: 'constructor' } }],
  ['a pin with a line break', { [REGION_HEADER]: { value: 'us-east-1\r\nx: y' } }],
  ['a huge pin', { [REGION_HEADER]: { value: 'us-east-1,'.repeat(2_000) } }],
  [
    'a pin sent twice',
    { [REGION_HEADER]: { value: 'a', multiValue: [{ value: 'a' }, { value: 'us-east-1' }] } },
  ],
  ['a pin without a value', { [REGION_HEADER]: {} }],
])('%s changes nothing', (_, headers) => {
  expect(routed({ headers: { ...from('KR'), ...headers } }).originId).toBe('api-ap-northeast-1');
});

test('a country that is none leaves the choice to the edge location', () => {
  expect(routed({ headers: from('K\u0000R') }).originId).toBe('api-us-east-1');
});
