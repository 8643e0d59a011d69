import fc from 'fast-check';
import { instantOf } from '../../../lambdas/read/instant.ts';

test.each([
  ['2026-11-20T18:00:00Z', '2026-11-20T18:00:00.000Z'],
  ['2026-11-20t18:00:00.5z', '2026-11-20T18:00:00.500Z'],
  ['2026-11-20T18:00:00.123456789+09:00', '2026-11-20T09:00:00.123Z'],
  ['2024-02-29T00:00:00-05:30', '2024-02-29T05:30:00.000Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
])('%s is the instant %s', (text, instant) => {
  expect(instantOf(text)).toBe(instant);
});

test.each([
  '',
  '2026',
  '2026-11-20',
  'Nov 20 2026',
  '2026-11-20T18:00:00',
  '2026-11-20 18:00:00Z',
  '2026-11-20T18:00Z',
  '2026-11-20T24:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-02-29T00:00:00Z',
  '2026-11-00T00:00:00Z',
  '2026-11-20T18:00:00+0900',
  '2026-11-20T18:00:00+24:00',
  '+012026-11-20T18:00:00Z',
  '9999-12-31T23:59:59-01:00',
  '0000-01-01T00:00:00+01:00',
  '2026-11-20T18:00:00Z\n',
])('"%s" is none', (text) => {
  expect(instantOf(text)).toBeUndefined();
});

test('every instant that a Date writes is read as itself', () => {
  const dates = fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z') });
  fc.assert(
    fc.property(dates, (date) => {
      fc.pre(!Number.isNaN(date.getTime()));
      expect(instantOf(date.toISOString())).toBe(date.toISOString());
    }),
  );
});
