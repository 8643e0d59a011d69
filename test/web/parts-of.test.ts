import { partsOf } from '../../web/parts-of.ts';

test.each([
  ['#/join/a%2Fb', ['join', 'a/b']],
  ['#/console/logs/100%', ['console', 'logs', '100%']],
  ['', []],
])('an address %j leads to %j', (hash, parts) => {
  expect(partsOf(hash)).toEqual(parts);
});
