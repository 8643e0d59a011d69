import {
  basesOf,
  isGerund,
  isMannerAdverb,
  isRegularPast,
} from '../../../../../lambdas/domain/cache/language/bases.ts';

describe('what a word may be a form of', () => {
  test.each([
    ['a plural', 'planets', ['planet']],
    ['a plural in -ies', 'berries', ['berry', 'berrie']],
    ['a plural that looks like none in the middle', 'users', ['user']],
    ['a plural after a hiss in the middle', 'sessions', ['session']],
    ['a short plural in -ies', 'ties', ['tie']],
    ['a plural after a hiss', 'boxes', ['box', 'boxe']],
    ['a plural in -oes', 'potatoes', ['potato', 'potatoe']],
    ['a plural that no rule makes', 'geese', ['goose']],
    ['a plural with an accent', 'cafés', ['café']],
    ['a short form', 'goes', ['go']],
    ['a past with a mute e', 'hoped', ['hope']],
    ['a past with a doubled consonant', 'stopped', ['stopp', 'stop']],
    ['a past of a short verb with a double consonant', 'added', ['add']],
    ['a past in -ied', 'married', ['marry']],
    ['a past of a short verb', 'tied', ['tie']],
    ['a past that no rule makes', 'ran', ['run']],
    ['what goes on, with a mute e', 'baking', ['bake']],
    ['what goes on, with either', 'fixing', ['fix', 'fixe']],
    ['what goes on, doubled', 'hopping', ['hopp', 'hop']],
    ['what goes on, doubled or not', 'filling', ['fill', 'fil']],
    ['what goes on again', 'refiling', ['refile']],
    ['a put', 'putting', ['put']],
    ['what goes on, of -ie', 'dying', ['die']],
    ['what goes on, of -ie undone', 'untying', ['untie']],
    ['what goes on in two syllables, of -y', 'relying', ['rely', 'relye']],
    ['what goes on after a short -y', 'typing', ['type']],
    ['what goes on, doubled in the middle', 'offering', ['offer', 'offere']],
    ['an adverb', 'quickly', ['quick']],
    ['an adverb of a mute e', 'bravely', ['brave']],
    ['an adverb of -y', 'easily', ['easy']],
    ['an adverb of -le', 'gently', ['gent', 'gentle']],
    ['an adverb of -ble', 'nobly', ['nob', 'noble']],
  ])('%s: %s', (_what, word, bases) => {
    expect(basesOf(word)).toEqual([word, ...bases]);
  });

  test('is in American spelling', () => {
    expect(basesOf('colour')).toEqual(['color']);
  });

  test.each([
    'glass virus this basis news as gas abs glasses mp3s mp3players node.js seed hundred agreed bed string king thing tsking ing daily family fly plan c++',
  ])('is a word itself, and nothing else where it only looks so: %s', (words) => {
    for (const word of words.split(' ')) {
      expect(basesOf(word)).toEqual([word]);
    }
  });
});

describe('an ending', () => {
  test.each([
    [
      'of the past',
      isRegularPast,
      'baked stopped used tied',
      'bed shed need hundred agreed aged freed edit bedroom',
    ],
    ['of what goes on', isGerund, 'baking lying', 'zing king morning bake ingot'],
    ['of manner', isMannerAdverb, 'quickly gladly', 'only fly ably lyre c++ly daily quicklyish'],
  ])('%s is told from one that only looks so', (_ending, has, some, others) => {
    expect(some.split(' ').filter((word) => !has(word))).toEqual([]);
    expect(others.split(' ').filter(has)).toEqual([]);
  });
});
