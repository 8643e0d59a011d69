import fc from 'fast-check';
import { normalForm } from '../../../../lambdas/domain/cache/normal-form.ts';
import { runs } from '../arbitraries.ts';

describe('a normal form', () => {
  test.each([
    ['What is  Perl?', 'what is perl'],
    ['Is Turkey cheap?', 'is Turkey cheap'],
    ['Turkey is cheap?', 'turkey is cheap'],
    ['WHAT IS RUST', 'what is rust'],
    [' what\nis “rust”? ', 'what is "rust"'],
    ['What is 2⁵?', 'what is 2^5'],
    ['How many m² are 5 ha?', 'how many m2 are 5 ha'],
    ['How do I escape .', 'how do i escape .'],
    ['How do I escape ?', 'how do i escape ?'],
    ['What is n!', 'what is n!'],
    ['What is n!?', 'what is n!'],
    ['How do I re-sign?', 'how do i re-sign'],
    ['What is a co-op?', 'what is a co-op'],
    ['What is Turkey?', 'what is Turkey'],
    ['How do I clean Windows?', 'how do i clean Windows'],
    ['Is NASA real?!', 'is NASA real'],
    ['What is 5!', 'what is 5!'],
    ['Run `ls -R` now.', 'Run `ls -R` now'],
    ['grep -R or -r?', 'grep -R or -r'],
    ['What does getElementById do?', 'what does getElementById do'],
    ['What is 5!!?', 'what is 5!!'],
    ['What is 5?!', 'what is 5'],
    ['What is ab!', 'what is ab'],
    ['What is "x" in %?', 'what is "x" in %'],
    ['Is it (a)!', 'is it (a)'],
    ['IS IT `x`?', 'IS IT `x`'],
    ['nasa  is  NASA', 'nasa is NASA'],
    ['Zero\u200bwidth', 'zerowidth'],
    ['What is G in physics?', 'what is G in physics'],
    ['A pig is what?', 'a pig is what'],
    ['What does %M mean?', 'what does %M mean'],
    ['What are 5 Mg?', 'what are 5 Mg'],
  ])('of %j is %j', (prompt, form) => {
    expect(normalForm(prompt)).toBe(form);
  });

  test('of a normal form is itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string()), (prompt) => {
        expect(normalForm(normalForm(prompt))).toBe(normalForm(prompt));
      }),
      runs,
    );
  });
});
