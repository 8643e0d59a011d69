import { traceparentOf } from '../../../lambdas/platform/trace.ts';

const RANDOM = Uint8Array.from({ length: 24 }, (_, at) => at);
const OURS = '1011121314151617';
const NEW = `00-000102030405060708090a0b0c0d0e0f-${OURS}-01`;
const THEIRS = '4bf92f3577b34da6a3ce929d0e0e4736';

test('continues a trace with a span of its own, flags kept', () => {
  expect(traceparentOf(`00-${THEIRS}-00f067aa0ba902b7-00`, RANDOM)).toBe(`00-${THEIRS}-${OURS}-00`);
});

test.each([
  ['no header', undefined],
  ['an unreadable one', 'hello'],
  ['a trace of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
  ['a parent of zeros', `00-${THEIRS}-${'0'.repeat(16)}-01`],
  ['two headers in one', `00-${THEIRS}-00f067aa0ba902b7-01,00-${THEIRS}-00f067aa0ba902b7-01`],
])('starts a sampled trace for %s', (_what, header) => {
  expect(traceparentOf(header, RANDOM)).toBe(NEW);
});
