import { TOKEN_SECONDS } from '../../../bench/region-loss/fleet.ts';
import { optionsOf } from '../../../bench/region-loss/options.ts';

const FRESH = 4_711;
const options = (...args: string[]) => optionsOf(['--region-loss', ...args], FRESH);
/** What comes after the return waits for so long at most: repaired, under load, equal, shown. */
const AFTERWARDS_SECONDS = 120 + 10 + 120 + 15;

test('has a fresh seed and its usual size if nothing is said', () => {
  expect(options()).toEqual({
    seed: FRESH,
    region: 'eu-west-1',
    devices: 12,
    writesPerSecond: 1,
    beforeSeconds: 10,
    awaySeconds: 15,
    isDrain: false,
  });
});

test('takes the fewest devices that show it', () => {
  expect(options('--devices', '6').devices).toBe(6);
  expect(options('--drain', '--devices', '3')).toMatchObject({ devices: 3, isDrain: true });
});

test('the longest is over before the tokens of its devices expire', () => {
  const { beforeSeconds, awaySeconds } = options('--before', '1200', '--away', '1200');
  expect(2 * AFTERWARDS_SECONDS).toBeLessThan(TOKEN_SECONDS - beforeSeconds - awaySeconds);
});

test.each([
  [['--before', '3000000'], '--before is "3000000"; it must be a number from 3 to 1200.'],
  [['--away', '1201'], '--away is "1201"; it must be a number from 5 to 1200.'],
  [['--away='], '--away is ""; it must be a number from 5 to 1200.'],
  [['--rate', '1e9'], '--rate is "1e9"; it must be a number from 0.1 to 100.'],
  [['--away', 'long'], '--away is "long"; it must be a number from 5'],
  [['--seed', '1.5'], '--seed is "1.5"; it must be a whole number from 0'],
  [['--devices', '7.5'], '--devices is "7.5"; it must be a whole number from 6'],
  [['--drain', '--devices', '2'], '--devices is "2"; it must be a whole number from 3'],
  [['--region', 'mars'], '--region is "mars"; it must be one of us-east-1, eu-west-1, ap-northeast-1.'],
  [['--devices', '5'], '--devices is "5"; it must be a whole number from 6 to 10000.'],
  [['--devices', '1e12', '--drain'], '--devices is "1e12"; it must be a whole number from 3 to 10000.'],
])('refuses %j with a sentence', (args, sentence) => {
  expect(() => options(...args)).toThrow(sentence);
});
