import { asksForLoad, loadArguments } from '../../../bench/load/options.ts';

describe('the options of a load', () => {
  it('are told from those of the rows', () => {
    expect(asksForLoad(['--scenario', 'peak'])).toBe(true);
    expect(asksForLoad(['--export=k6'])).toBe(true);
    expect(asksForLoad(['--only', 'accept', '--quick'])).toBe(false);
  });

  it('have defaults', () => {
    expect(loadArguments(['--scenario', 'spike'])).toEqual({
      scenario: 'spike',
      quick: false,
      seed: 1,
      poisson: false,
      naive: true,
    });
  });

  it.each([
    [
      ['--scenario', 'storm'],
      '--scenario is "storm"; it must be one of normal, peak, spike, stages, maximum.',
    ],
    [['--scenario', 'peak', '--seed', 'x'], '--seed is "x"; it must be a whole number from 0.'],
    [['--export', 'gatling'], '--export is "gatling"; it must be one of k6, artillery.'],
  ])('refuse %j in a sentence', (args, sentence) => {
    expect(() => loadArguments(args)).toThrow(sentence);
  });
});
