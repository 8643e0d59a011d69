import { TOKEN_SECONDS } from '../../../bench/drill/clients/gather.ts';
import { optionsOf } from '../../../bench/drill/options.ts';

const VARIANTS = ['shared-item', 'publish-before-append'];
const FRESH = 4_711;
const options = (...args: string[]) => optionsOf(args, VARIANTS, FRESH);

it('takes a fresh seed where none is given', () => {
  expect(options().seeds).toEqual([FRESH]);
});

it('takes one seed that is always the same and one fresh one to be quick', () => {
  const { seeds, minutes } = options('--quick');
  expect(seeds).toEqual([1, FRESH]);
  expect(minutes).toBeLessThan(0.5);
});

it('counts seeds on from the first', () => {
  expect(options('--seeds', '3').seeds).toEqual([1, 2, 3]);
  expect(options('--seed', '8', '--seeds', '2').seeds).toEqual([8, 9]);
});

it('runs every variant, or one', () => {
  expect(options('--variants').variants).toEqual(VARIANTS);
  expect(options('--variant', 'shared-item').variants).toEqual(['shared-item']);
  expect(options().variants).toEqual([]);
});

it('explores a million operations of the model, or as many as are asked for', () => {
  expect(options().modelOperations).toBeUndefined();
  expect(options('--model').modelOperations).toBe(1_000_000);
  expect(options('--model', '--operations', '500').modelOperations).toBe(500);
});

it('ends half an hour before the tokens of its people', () => {
  const most = TOKEN_SECONDS / 60 - 30;
  expect(options('--minutes', String(most)).minutes).toBe(most);
  expect(() => options('--minutes', String(most + 1))).toThrow(`from 0.05 to ${most}`);
});

it.each([
  [['--faults', 'lag,lga'], '--faults names "lga", which is unknown; there are lag,'],
  [['--variant', 'share-item'], '--variant names "share-item", which is unknown; there are shared-item,'],
  [['--minutes', 'five'], '--minutes is "five"; it must be a number from 0.05 to 90.'],
  [['--minutes', '130'], '--minutes is "130"; it must be a number from 0.05 to 90.'],
  [['--seeds', '99999999999'], '--seeds is "99999999999"; it must be a whole number from 1 to 10000.'],
  [['--seed', '4294967295', '--seeds', '2'], '--seeds is "2"; it must be a whole number from 1 to 1.'],
  [['--clients', '3'], '--clients is "3"; it must be a whole number from 4 to 10000.'],
  [['--seed', '1.5'], '--seed is "1.5"; it must be a whole number from 0'],
  [['--seed='], '--seed is ""; it must be a whole number'],
  [['--seed', '1e300'], '--seed is "1e300"; it must be a whole number from 0 to 4294967295.'],
  [['--seeds', '2', '--variants'], '--variants does not go with --seeds; leave one of them out.'],
  [['--seeds', '2', '--variant', 'shared-item'], '--variant does not go with --seeds'],
  [['--variants', '--variant', 'shared-item'], '--variants does not go with --variant;'],
  [['--model', '--seeds', '2'], '--model does not go with --seeds'],
  [['--model', '--minutes', '2'], '--model does not go with --minutes'],
  [['--model', '--clients', '8'], '--model does not go with --clients'],
  [['--model', '--faults', 'lag'], '--model does not go with --faults'],
  [['--model', '--quick'], '--model does not go with --quick'],
  [['--model', '--variants'], '--model does not go with --variants'],
  [['--operations', '500'], '--operations counts those of the model; it needs --model beside it.'],
])('refuses %j with a sentence', (args, sentence) => {
  expect(() => options(...args)).toThrow(sentence);
});
