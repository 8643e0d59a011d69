import { personsIn } from '../../../../lambdas/domain/cache/persons.ts';

describe('the persons of a question', () => {
  test.each([
    ['how do i delete my account', ''],
    ['how do you make bread', ''],
    ['tell me how to sue someone', ''],
    ['how do people make cheese', ''],
    ['how do i delete your account', 'who asks, who is asked'],
    ['how do you delete my account', 'who is asked, who asks'],
    ['how can someone find me', 'others, who asks'],
    ['can you feel pain', 'who is asked'],
    ['how do you store personal data', 'who is asked'],
    ['how do you store potatoes', ''],
    ['what can you do', 'who is asked'],
    ['what can you do about ants', ''],
    ['how do they choose a pope', 'others'],
    ['how do people get rid of ants', ''],
    ['how many people live in rome', ''],
  ])('%j: %j', (said, persons) => {
    expect(personsIn(said)).toBe(persons);
  });
});
