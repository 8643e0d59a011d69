import { isMeant, optionsOf } from '../../bench/options.ts';

const KNOWN = ['accept-latency', 'accept-cpu', 'fold'];

test('without options every row is meant', () => {
  const { only, quick } = optionsOf([], KNOWN);
  expect(KNOWN.filter((id) => isMeant(id, only))).toEqual(KNOWN);
  expect(quick).toBe(false);
});

test('--only takes ids and what they begin with', () => {
  const { only } = optionsOf(['--only', 'accept', '--quick'], KNOWN);
  expect(KNOWN.filter((id) => isMeant(id, only))).toEqual(['accept-latency', 'accept-cpu']);
  expect(isMeant('fold', ['accept', 'fold'])).toBe(true);
  expect(isMeant('fold', ['fo'])).toBe(false);
});

test('a row that does not exist is refused by name', () => {
  expect(() => optionsOf(['--only', 'fold,fodl'], KNOWN)).toThrow('--only names "fodl"');
});
