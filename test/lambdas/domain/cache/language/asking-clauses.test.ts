import { withoutAskingClauses } from '../../../../../lambdas/domain/cache/language/asking-clauses.ts';

describe('a clause that a question depends on', () => {
  test.each([
    ['i am dying to find out where malta is', 'tell me where malta is'],
    ['i would love to know whether malta is hot', 'tell me whether malta is hot'],
    ['i do not know where malta is', 'tell me where malta is'],
    ['can i ask you where malta is', 'tell me where malta is'],
    ['may i just ask you where malta is', 'tell me where malta is'],
    ['does anybody know where malta is', 'tell me where malta is'],
    ['is there anyone able to say where malta is', 'tell me where malta is'],
    ['i wonder about how and why malta is hot', 'tell me how and why malta is hot'],
  ])('is as good as any: %s', (sentence, asked) => {
    expect(withoutAskingClauses(sentence)).toBe(asked);
  });

  test.each([
    ['where is malta', 'no clause'],
    ['is malta hot', 'no question'],
    ['know where malta is', 'one word alone'],
    ['i like you where malta is', 'a clause that asks nothing'],
    ['i wonder there where malta is', 'a clause that ends otherwise'],
    ['the dog wondered where malta is', 'a clause of somebody else'],
    ['my dog would like to know where malta is', 'a clause of somebody else'],
    ['i told the teacher where malta is', 'a clause of somebody else'],
    ['can i find out who was here', 'a question about knowing'],
    ['do i have to know how to swim', 'a question about knowing'],
    ['do you need to know how to swim', 'a question about knowing'],
    ['is it good to know how to swim', 'a question about knowing'],
    ['i do not ask where malta is', 'a clause that is denied'],
  ])('is not %j, %s', (sentence) => {
    expect(withoutAskingClauses(sentence)).toBe(sentence);
  });
});
