import fc from 'fast-check';
import {
  isEnglishScope,
  promptKey,
  type Scope,
  scopeKey,
  scopeText,
} from '../../../../lambdas/domain/cache/scope.ts';
import { sha256Hex } from '../../../../lambdas/platform/sha256-hex.ts';
import { runs } from '../arbitraries.ts';

describe('a scope', () => {
  const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('a', 'b', '"', ',', '["', 'user'));
  const scope: fc.Arbitrary<Scope> = fc
    .record({
      tenant: text,
      visibility: fc.oneof(
        fc.constant({ kind: 'public' as const }),
        text.map((userKey) => ({ kind: 'user' as const, userKey })),
      ),
      modelFamily: text,
      systemPromptHash: text,
      toolsHash: text,
      locale: text,
      embedder: fc.record({ id: text, dimensions: fc.nat(3) }),
      knowledgeVersion: text,
      contextHash: fc.option(text, { nil: undefined }),
    })
    .map(({ contextHash, ...rest }) => ({ ...rest, ...(contextHash !== undefined && { contextHash }) }));

  test('shares its text with no other', () => {
    fc.assert(
      fc.property(scope, scope, (one, other) => {
        const isOne = JSON.stringify(one) === JSON.stringify(other);
        expect(scopeText(one) === scopeText(other)).toBe(isOne);
      }),
      runs,
    );
  });

  test('of one user is neither that of another nor everybody’s', () => {
    const everybodys: Scope = {
      tenant: 't',
      visibility: { kind: 'public' },
      modelFamily: 'm',
      systemPromptHash: 's',
      toolsHash: 'u',
      locale: 'en',
      embedder: { id: 'e', dimensions: 2 },
      knowledgeVersion: 'k',
    };
    const of = (userKey: string): Scope => ({ ...everybodys, visibility: { kind: 'user', userKey } });
    const following = (contextHash: string): Scope => ({ ...everybodys, contextHash });
    const texts = [everybodys, of('a'), of('b'), following('a'), following('b'), following('')].map(
      scopeText,
    );
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.slice(0, 2)).toEqual([
      '["t",["public"],"m","s","u","en","e",2,"k",[]]',
      '["t",["user","a"],"m","s","u","en","e",2,"k",[]]',
    ]);
    expect(scopeKey(everybodys, sha256Hex)).toMatch(/^[0-9a-f]{32}$/);
  });

  test('of one tenant has no key of another', () => {
    fc.assert(
      fc.property(scope, text, (one, tenant) => {
        fc.pre(tenant !== one.tenant);
        expect(scopeKey({ ...one, tenant }, sha256Hex)).not.toBe(scopeKey(one, sha256Hex));
      }),
      runs,
    );
  });

  test('and prompts have keys of 128 bits', () => {
    expect(promptKey('x', sha256Hex)).toMatch(/^[0-9a-f]{32}$/);
    expect(promptKey('x', sha256Hex)).not.toBe(promptKey('y', sha256Hex));
  });

  test.each([
    ['en', true],
    ['en-GB', true],
    ['EN-us', true],
    ['de', false],
    ['enm', false],
    ['x-en', false],
  ])('of locale %s is English: %s', (locale, isEnglish) => {
    expect(isEnglishScope({ locale } as Scope)).toBe(isEnglish);
  });
});
