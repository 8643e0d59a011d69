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

  it('let an export be of a quick load', () => {
    expect(loadArguments(['--export', 'k6', '--quick'])).toMatchObject({ export: 'k6', quick: true });
  });

  it('let a region die where ten seconds are left', () => {
    const args = ['--scenario', 'normal', '--quick', '--kill-region', '20'];
    expect(loadArguments(args).killAtSeconds).toBe(20);
  });

  it.each([
    [
      ['--scenario', 'storm'],
      '--scenario is "storm"; it must be one of normal, peak, spike, stages, maximum.',
    ],
    [['--scenario', 'peak', '--seed', 'x'], '--seed is "x"; it must be a whole number from 0 to 4294967295.'],
    [
      ['--scenario', 'normal', '--quick', '--kill-region', '21'],
      '--kill-region is "21"; it must leave 10 s of the load\'s 30 s.',
    ],
    [['--scenario', 'maximum', '--kill-region', '5'], '--kill-region is "5"; in maximum no region dies.'],
    [
      ['--scenario', 'maximum', '--export', 'k6'],
      '--scenario maximum does not go with --export; leave one of them out.',
    ],
    [
      ['--scenario', 'maximum', '--baseline', 'x.json'],
      '--scenario maximum does not go with --baseline; leave one of them out.',
    ],
    [
      ['--export', 'k6', '--baseline', 'x.json'],
      '--export does not go with --baseline; leave one of them out.',
    ],
    [['--export', 'k6', '--kill-region', '5'], '--export does not go with --kill-region;'],
    [['--export', 'k6', '--seed', '2'], '--export does not go with --seed;'],
    [['--export', 'artillery', '--poisson'], '--export does not go with --poisson;'],
    [['--export', 'artillery', '--no-naive'], '--export does not go with --no-naive;'],
    [['--export', 'gatling'], '--export is "gatling"; it must be one of k6, artillery.'],
  ])('refuse %j in a sentence', (args, sentence) => {
    expect(() => loadArguments(args)).toThrow(sentence);
  });
});
