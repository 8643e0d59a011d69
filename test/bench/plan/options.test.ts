import { planOptionsOf } from '../../../bench/plan/options.ts';
import { DEFAULT_TRAFFIC } from '../../../bench/plan/traffic.ts';

test('without options all six sizes and the usual traffic are planned', () => {
  expect(planOptionsOf([])).toEqual({ users: [1e3, 1e4, 1e5, 5e5, 1e6, 1e7], traffic: DEFAULT_TRAFFIC });
});

test('sizes and every part of the traffic can be said', () => {
  const { users, traffic } = planOptionsOf(['--users', '1e6,2500', '--peak-factor', '8', '--sign-in', 'own']);
  expect(users).toEqual([1_000_000, 2_500]);
  expect(traffic).toEqual({ ...DEFAULT_TRAFFIC, peakFactor: 8, signIn: 'own' });
});

test.each([
  [['--users', 'many'], '--users holds "many"; each must be a number from 1 to 1e9, such as 1e6.'],
  [['--peak-factor', '-1'], '--peak-factor'],
  [['--sign-in', 'okta'], '--sign-in is "okta"; it must be cognito or own.'],
  [['--patch-share', '0.95'], 'are more than 1 together; the rest reads.'],
  [
    ['--daily-active-share', '0'],
    'A plan needs patches, messages and active users; use a small share instead of 0.',
  ],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => planOptionsOf(args)).toThrow(sentence);
});
