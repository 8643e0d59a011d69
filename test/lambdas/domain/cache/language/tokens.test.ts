import { plainText, tokensOf } from '../../../../../lambdas/domain/cache/language/tokens.ts';

const tokens = (prompt: string) => tokensOf(plainText(prompt));
const texts = (prompt: string) => tokens(prompt).map(({ text }) => text);
const namesIn = (prompt: string) =>
  tokens(prompt)
    .filter(({ isProper }) => isProper)
    .map(({ text }) => text);
const literalsIn = (prompt: string) =>
  tokens(prompt)
    .filter(({ isLiteral }) => isLiteral)
    .map(({ text }) => text);

describe('a text is written with one code for each sign', () => {
  test.each([
    ['it’s', "it's"],
    ['it´s', "it's"],
    ['itʼs', "it's"],
    ['it‘s ‛em ′em', "it's 'em 'em"],
    ['the dogs’ food', "the dogs' food"],
    ['the dogs´ food', "the dogs' food"],
    ['“what” is „that‟', '"what" is "that"'],
    ['«what»', '"what"'],
    ['low‐fat low‑fat low‒fat 5−3', 'low-fat low-fat low-fat 5-3'],
    ['a–b—c―d', 'a - b - c - d'],
    ['so…', 'so...'],
    ['ｗｈａｔ', 'what'],
    ['zero\u200bwidth', 'zerowidth'],
    ['soft\u00adware', 'software'],
    ['x² + 5 m²', 'x^2 + 5 m2'],
    ['log₂8', 'log_2 8'],
    ['non-fat anti-glare', 'nonfat antiglare'],
    ['re-sign', 're-sign'],
    ['why?', 'why?'],
  ])('%s as %s', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});

describe('the tokens', () => {
  test.each([
    ['Is it 1,000 or 12,000?', ['is', 'it', '1000', 'or', '12000', '.']],
    ['1,000,000.25', ['1000000.25']],
    ['1,00 1234,567 1,000/5 3.10', ['1,00', '1234,567', '1,000/5', '3.10']],
    ['The U.S.A. and node.js, e.g. main.c or d.js', 'the usa and node.js , eg main.c or d.js'.split(' ')],
    ['Salt & pepper is 5%', ['salt', 'and', 'pepper', 'is', '5', 'percent']],
    ['so; is: (it) here! yes\nno', 'so , is , , it , here . yes . no'.split(' ')],
    ['low-fat - or dr. who', 'low fat , or dr who'.split(' ')],
    ['what is 5!', ['what', 'is', '5', '!']],
    ['why + how', ['why', '+', 'how']],
    ['', []],
  ])('of %j', (prompt, expected) => {
    expect(texts(prompt)).toEqual(expected);
  });

  test('are of the kind that their signs tell', () => {
    expect(tokens('5 "salt&pepper", `x` + G').map(({ kind }) => kind)).toEqual(
      'number word word word pause symbol symbol symbol'.split(' '),
    );
  });
});

describe('what stands for itself', () => {
  test.each([
    ['Say "two & 5," twice', ['two', 'and', '5']],
    ['Run `ls -R` with --all on a_b', ['`ls -R`', '--all', 'a_b']],
    ['Is "+" like -?', ['+', '-']],
    ['Say & or %', []],
    ['what is vitamin b', ['B']],
    ['Say, what is 5', []],
    ['Mail me@x.org', ['me@x.org']],
  ])('in %j', (prompt, literals) => {
    expect(literalsIn(prompt)).toEqual(literals);
  });
});

describe('names', () => {
  test.each([
    ['Is Turkey cheap', ['turkey']],
    ['Turkey is cheap', []],
    ['Go. Turkey! Java? Mars: Rome\nPeru', []],
    ['Well, Turkey; Java (Mars', ['turkey', 'java', 'mars']],
    ['`a.b` Turkey', ['turkey']],
    ['3.5 Turkey', ['turkey']],
    ['Can I say what I’m told, I’ve to', []],
    ['Can Ida do it', ['ida']],
    ['WHAT IS RUST', []],
    ['Is iPhone good', []],
    ['Is .NET good', ['.net']],
    ['What is vitamin A, or G', ['A', 'G']],
    ['what is vitamin b', ['B']],
    ['WHAT IS VITAMIN B', ['B']],
    ['what r u, v w i a', []],
    ['What is hepatitis b', []],
    ['G is what', []],
    ['what is bob or job', []],
    ['Is Ab or aB it', ['ab']],
    ['Is + & % in it', []],
  ])('in %j', (prompt, names) => {
    expect(namesIn(prompt)).toEqual(names);
  });
});
