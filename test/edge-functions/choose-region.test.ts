import { chooseRegion, type Viewer } from '../../edge-functions/choose-region.ts';
import type { Marks } from '../../lambdas/contract/routing.ts';
import { COUNTRIES } from './countries.ts';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'];

function chosen(viewer: Partial<Viewer>, marks: Marks = {}, regions = REGIONS): string {
  return chooseRegion(
    { country: undefined, edgeRegion: undefined, pin: undefined, ...viewer },
    regions,
    marks,
  );
}

test('there are 249 countries', () => {
  expect(new Set(COUNTRIES).size).toBe(249);
});

test.each(COUNTRIES)('%s has a region of its own accord, whatever the edge location', (country) => {
  const fromAsia = chosen({ country, edgeRegion: 'ap-northeast-1' });
  expect(chosen({ country, edgeRegion: 'eu-west-1' })).toBe(fromAsia);
});

test.each([
  ['KR', 'ap-northeast-1'],
  ['JP', 'ap-northeast-1'],
  ['CN', 'ap-northeast-1'],
  ['DE', 'eu-west-1'],
  ['FR', 'eu-west-1'],
  ['GB', 'eu-west-1'],
  ['US', 'us-east-1'],
  ['BR', 'us-east-1'],
  ['IN', 'ap-northeast-1'],
  ['NG', 'eu-west-1'],
  ['AU', 'ap-northeast-1'],
])('%s goes to %s', (country, region) => {
  expect(chosen({ country })).toBe(region);
});

test.each([
  ['KR', 'us-east-1'],
  ['IN', 'eu-west-1'],
])('%s goes to %s while Asia is down', (country, region) => {
  expect(chosen({ country }, { 'ap-northeast-1': 'down' })).toBe(region);
});

test('of two regions on a continent the one at the edge location answers, else the first', () => {
  const regions = ['us-east-1', 'us-west-2', 'eu-west-1'];
  expect(chosen({ country: 'US', edgeRegion: 'us-west-2' }, {}, regions)).toBe('us-west-2');
  expect(chosen({ country: 'US', edgeRegion: 'eu-central-1' }, {}, regions)).toBe('us-east-1');
});

test.each(['XX', 'T1', '', 'kr', 'K', 'KRX', 'R J', '__proto__', 'constructor'])(
  'the country "%s" is none, so the edge location decides',
  (country) => {
    expect(chosen({ country, edgeRegion: 'eu-central-1' })).toBe('eu-west-1');
  },
);

test('without country and edge location the viewer goes to America', () => {
  expect(chosen({}, {}, ['eu-west-1', 'us-east-1'])).toBe('us-east-1');
});

test('where a continent has no region the next continent answers', () => {
  expect(chosen({ country: 'KR' }, {}, ['eu-west-1', 'us-east-1'])).toBe('us-east-1');
  expect(chosen({ country: 'US' }, {}, ['ap-south-1', 'eu-west-1'])).toBe('eu-west-1');
});

test('a pin holds while its region is healthy', () => {
  expect(chosen({ country: 'KR', pin: 'eu-west-1' })).toBe('eu-west-1');
  expect(chosen({ country: 'KR', pin: 'eu-west-1' }, { 'eu-west-1': 'draining' })).toBe('ap-northeast-1');
  expect(chosen({ country: 'KR', pin: 'sa-east-1' })).toBe('ap-northeast-1');
});

test('a region that drains answers where all others are down', () => {
  const marks: Marks = { 'us-east-1': 'down', 'eu-west-1': 'draining', 'ap-northeast-1': 'down' };
  expect(chosen({ country: 'DE' }, marks)).toBe('eu-west-1');
  expect(chosen({ country: 'KR' }, marks)).toBe('eu-west-1');
  expect(chosen({ country: 'KR', pin: 'us-east-1' }, marks)).toBe('eu-west-1');
});

test('marks are ignored when every region is down', () => {
  const marks: Marks = { 'us-east-1': 'down', 'eu-west-1': 'down', 'ap-northeast-1': 'down' };
  expect(chosen({ country: 'DE' }, marks)).toBe('eu-west-1');
  expect(chosen({ country: 'DE', pin: 'us-east-1' }, marks)).toBe('us-east-1');
});

test('only down and draining are marks', () => {
  const marks = { 'eu-west-1': 'up', constructor: 'down' } as unknown as Marks;
  expect(chosen({ country: 'DE' }, marks)).toBe('eu-west-1');
});

test('without regions there is nothing to choose', () => {
  expect(() => chosen({}, {}, [])).toThrow('No region is configured');
});
