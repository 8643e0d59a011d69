import { claimOf, claimsText } from '../../../bench/harness/claims-text.ts';

const LONG = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');

test('long claims are wrapped, and nothing of them is left out', () => {
  const text = claimsText([{ claim: LONG, seen: LONG, holds: 'yes' }]);
  const lines = text.split('\n');
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  expect(text.match(/word\d+/g)).toEqual([...LONG.split(' '), ...LONG.split(' ')]);
});

test('a word that is wider than a terminal stays whole', () => {
  const address = 'x'.repeat(150);
  expect(claimsText([{ claim: 'a', seen: `at ${address}`, holds: 'yes' }])).toContain(address);
});

test('the last line counts the claims that hold; one that was not tried does not', () => {
  const failed = claimOf({ claim: 'a', seen: '1 of 2', holds: false });
  const held = claimOf({ claim: 'b', seen: '2', holds: true });
  const untried = { claim: 'c', seen: '0', holds: 'NOT TRIED' } as const;
  const lines = claimsText([failed, held, untried]).split('\n');
  expect(lines[0]).toMatch(/^ {2}NO {9}a$/);
  expect(lines.at(-1)).toBe('1 of 3 claims hold.');
});
