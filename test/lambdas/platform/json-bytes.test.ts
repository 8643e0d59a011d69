import fc from 'fast-check';
import { textWithBytes, valueWithBytes } from '../../../lambdas/platform/json-bytes.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
/** Names that look like types, to be taken for what they are. */
const name = fc.oneof(
  fc.constantFrom('B', 'BS', 'S', 'M', 'L'),
  fc.string().filter((one) => one !== '__proto__'),
);

const { attribute } = fc.letrec((tie) => ({
  attribute: fc.oneof(
    { depthSize: 'small' },
    fc.record({ S: fc.string() }),
    fc.record({ N: fc.integer().map(String) }),
    fc.record({ B: bytes }),
    fc.record({ BS: fc.array(bytes, { minLength: 1, maxLength: 3 }) }),
    fc.record({ BOOL: fc.boolean() }),
    fc.record({ L: fc.array(tie('attribute'), { maxLength: 4 }) }),
    fc.record({ M: fc.dictionary(name, tie('attribute'), { maxKeys: 4, noNullPrototype: true }) }),
  ),
}));
const item = fc.dictionary(name, attribute, { maxKeys: 5, noNullPrototype: true });

test('an item comes back as it went out, bytes included, whatever its attributes are called', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 3 }), (Items) => {
      expect(valueWithBytes(textWithBytes({ Items }))).toEqual({ Items });
    }),
  );
});

test('bytes travel in base64, from a part of a larger buffer too', () => {
  const part = Buffer.from('..hello..').subarray(2, 7);
  expect(textWithBytes({ B: part, BS: [new Uint8Array([255]), new Uint8Array()] })).toBe(
    '{"B":"aGVsbG8=","BS":["/w==",""]}',
  );
});

test('bytes come back as plain bytes, no Buffer', () => {
  const { B } = valueWithBytes('{"B":"aGVsbG8="}') as { B: Uint8Array };
  expect(Buffer.isBuffer(B)).toBe(false);
  expect([...B]).toEqual([...Buffer.from('hello')]);
});

test('what is not set is left out', () => {
  expect(textWithBytes({ Limit: undefined, B: new Uint8Array() })).toBe('{"B":""}');
});
