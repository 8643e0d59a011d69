import { SCENARIOS, scenarioIn } from '../../bench/scenarios.ts';

test.each([[['--scenario', 'limiter']], [['--quick', '--scenario=limiter']]])('%j asks for one', (args) => {
  expect(scenarioIn(args)).toBe(SCENARIOS.limiter);
});

test.each([[[]], [['--quick']], [['--scenario', 'spike']]])('%j asks for none of these', (args) => {
  expect(scenarioIn(args)).toBeUndefined();
});

test.each([[['--scenario', 'nope']], [['--scenario']]])('%j is answered with all that there are', (args) => {
  expect(() => scenarioIn(args)).toThrow(/--scenario is "\w*"; .*cache, .*streaming, normal, peak/);
});
