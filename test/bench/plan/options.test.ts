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
  [['--sign-in', 'okta'], '--sign-in is "okta"; it must be cognito or own.'],
  [['--patch-share', '0.95'], 'are more than 1 together; the rest reads.'],
  [['--message-share', '0', '--ai-share', '1e-9'], 'must be 0.0001 together at least.'],
  [['--peak-factor=-1'], '--peak-factor is "-1"; it must be a number from 1 to 1000.'],
  [['--peak-factor', ''], '--peak-factor is ""; it must be a number'],
  [['--requests-per-active-day', '0'], '--requests-per-active-day is "0"; it must be a number from 0.01'],
  [['--daily-active-share', '5'], '--daily-active-share is "5"; it must be a number from 0.0001 to 1.'],
  [['--busiest-region-share', '3'], '--busiest-region-share is "3"; it must be a number from 0.01 to 1.'],
  [['--online-minutes-per-active-day', '5000'], 'must be a number from 0 to 1440.'],
  [['--event-bytes', '5e6'], '--event-bytes is "5e6"; it must be a number from 20 to 6000.'],
  [['--writers-per-session', '1e9'], '--writers-per-session is "1e9"; it must be a number from 1 to 100.'],
  [['--cached-share', '2'], '--cached-share is "2"; it must be a number from 0 to 1.'],
  [['--answer-seconds', '1e9'], '--answer-seconds is "1e9"; it must be a number from 0.1 to 250.'],
  [['--writers-per-session', '100', '--burst-events', '100'], 'bursts of 10000 events; at most 1000.'],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => planOptionsOf(args)).toThrow(sentence);
});
