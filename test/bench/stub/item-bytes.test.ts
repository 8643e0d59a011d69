import { itemBytes } from '../../../bench/stub/item-bytes.ts';

test('an item has the bytes of its names and its values in UTF-8', () => {
  expect(itemBytes({ pk: { S: 'abc' } })).toBe(5);
  expect(itemBytes({ pk: { S: 'é' } })).toBe(4);
});

test('binary values count decoded, lists with their container', () => {
  const binary = Buffer.from('four').toString('base64') as unknown as Uint8Array;
  expect(itemBytes({ b: { B: binary } })).toBe(1 + 4);
  expect(itemBytes({ s: { BS: [binary, binary] } })).toBe(1 + 8);
  expect(itemBytes({ l: { L: [{ S: 'ab' }, { S: 'c' }] } })).toBe(1 + 3 + 2 + 3);
});
