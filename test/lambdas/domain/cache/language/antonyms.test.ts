import { areOpposite } from '../../../../../lambdas/domain/cache/language/antonyms.ts';

describe('opposites', () => {
  test.each([
    ['on', 'off'],
    ['hot', 'cold'],
    ['open', 'shut'],
    ['lock', 'unlock'],
    ['question', 'answer'],
    ['happy', 'unhappy'],
    ['legal', 'illegal'],
    ['body', 'antibody'],
    ['overestimate', 'underestimate'],
    ['prewar', 'postwar'],
    ['include', 'exclude'],
    ['implicit', 'explicit'],
    ['hypertension', 'hypotension'],
    ['macrobiotic', 'microbiotic'],
    ['upstream', 'downstream'],
    ['indoor', 'outdoor'],
    ['intranet', 'internet'],
    ['endothermic', 'exothermic'],
    ['monogamy', 'polygamy'],
    ['proactive', 'antiactive'],
    ['encode', 'decode'],
    ['increment', 'decrement'],
    ['sugarless', 'sugar'],
    ['useful', 'useless'],
    ['sugary', 'sugarless'],
    ['salty', 'saltless'],
  ])('are %s and %s, whichever comes first', (one, other) => {
    expect(areOpposite(one, other)).toBe(true);
    expect(areOpposite(other, one)).toBe(true);
  });

  test.each([
    ['hot', 'hot'],
    ['stone', 'stone'],
    ['overdose', 'outerdose'],
    ['semidose', 'underdose'],
    ['cat', 'dog'],
    ['stress', 'distress'],
    ['overhear', 'underwear'],
    ['overit', 'underit'],
    ['ample', 'example'],
    ['unlessened', 'unlessen'],
    ['press', 'post'],
    ['less', ''],
    ['bless', 'b'],
    ['unless', 'un'],
    ['sugarfree', 'sugar'],
    ['sugarless', 'salt'],
    ['unhappy', 'dishappy'],
    ['unhappy', 'unhappily'],
    ['ill', 'still'],
    ['rage', 'forage'],
    ['car', 'incar'],
    ['hot', ''],
  ])('are not %s and %s', (one, other) => {
    expect(areOpposite(one, other)).toBe(false);
    expect(areOpposite(other, one)).toBe(false);
  });
});
