import { type Facts, judge } from '../../../bench/push/judge.ts';
import { optionsOf } from '../../../bench/push/options.ts';

const OPTIONS = optionsOf(['--devices', '102', '--envelopes', '1000'], 1);
const FINDINGS = Array.from({ length: 102 }, (_, at) => ({
  device: `member-${at}`,
  lost: 0,
  twice: 0,
  foreign: 0,
  disorder: 0,
}));
const FACTS: Facts = {
  written: { sent: 10, applied: 10, failed: 0 },
  killed: 3,
  logged: { s: ['a#x', 'b#x'] },
  told: { pushed: 102, shown: 204, messages: 1_000, lost: 5, twice: 6, late: 7, broken: 8 },
  findings: FINDINGS,
  seconds: 60,
};

const failing = (facts: Facts) =>
  judge(OPTIONS, facts)
    .filter(({ holds }) => !holds)
    .map(({ claim }) => claim);

test('a drill in which every device showed everything once holds every claim', () => {
  expect(failing(FACTS)).toEqual([]);
});

test.each([
  ['lost', 'no event is missing on a device'],
  ['twice', 'no event was shown twice'],
  ['foreign', 'no event was shown that no log has'],
  ['disorder', 'no lane went back on a device'],
] as const)('one device with %s is found', (what, claim) => {
  const [first = FINDINGS[0], ...others] = FINDINGS;
  expect(
    failing({ ...FACTS, findings: [{ ...first, [what]: 1 } as (typeof FINDINGS)[0], ...others] }),
  ).toEqual([claim]);
});

test('a drill that was too short, too kind or heard nobody proves nothing', () => {
  expect(failing({ ...FACTS, told: { ...FACTS.told, messages: 999 } })).toHaveLength(1);
  expect(failing({ ...FACTS, told: { ...FACTS.told, lost: 0 } })).toHaveLength(1);
  expect(failing({ ...FACTS, killed: 2 })).toHaveLength(1);
  expect(failing({ ...FACTS, findings: FINDINGS.slice(1) })).toHaveLength(1);
  expect(failing({ ...FACTS, written: { sent: 10, applied: 9, failed: 1 } })).toHaveLength(1);
});

test('a session too small to have a topic of its own is refused with a sentence', () => {
  expect(() => optionsOf(['--devices', '101'], 1)).toThrow(
    '--devices is "101"; it must be a whole number from 102 to 10000.',
  );
  expect(() => optionsOf(['--sessions', '41'], 1)).toThrow('1 to 40');
});
