import { requireOneWay } from '../../../bench/drill/ways.ts';

test.each([
  ['--drain', '--drain goes with --region-loss; add that.'],
  ['--devices=3', '--devices goes with --push or --region-loss; add that.'],
  ['--push --drain', '--drain does not go with --push; leave one of them out.'],
  ['--quick --region-loss', '--quick does not go with --region-loss; leave one of them out.'],
  ['--push --region-loss', '--region-loss does not go with --push; leave one of them out.'],
])('drill %s is told what does not fit', (line, sentence) => {
  expect(() => requireOneWay(line.split(' '))).toThrow(sentence);
});

test.each(['--quick --seed 1', '--push --devices 300', '--region-loss --drain', '--nonsense'])(
  'drill %s is left to whoever reads the options',
  (line) => requireOneWay(line.split(' ')),
);
