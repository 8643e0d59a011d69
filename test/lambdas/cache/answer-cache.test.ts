import { scopeKey } from '../../../lambdas/domain/cache/scope.ts';
import { sha256Hex } from '../../../lambdas/platform/sha256-hex.ts';
import { ENDED, leadOf, ORDER, PRIVATE, region, request, SORT, SORT_TOO, teach } from './cache-fixture.ts';

const REVERSE = 'How do I sort a list in Perl?';
const SCOPE = scopeKey(request(SORT, PRIVATE).scope, sha256Hex);

describe('the tiers', () => {
  test('answer the same prompt exactly, whatever its case and its question mark', async () => {
    const cache = region().environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    const asked = await cache.ask(request(' how do i sort a list in python', PRIVATE));
    expect(asked).toMatchObject({ kind: 'answered', answer: 'sorted()', model: 'nova' });
    expect(asked.decision).toMatchObject({ tier: 'exact', why: 'same-prompt' });
  });

  test('answer what says the same in other words, and say why', async () => {
    const cache = region().environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    const asked = await cache.ask(request(SORT_TOO, PRIVATE));
    expect(asked).toMatchObject({ kind: 'answered', answer: 'sorted()' });
    expect(asked.decision).toMatchObject({ tier: 'semantic', why: 'same-words', isAudited: false });
    expect(asked.decision.considered).toMatchObject([{ verdict: { kind: 'ok' }, outcome: 'served' }]);
  });

  test('fall through to the next candidate where the nearest is gone', async () => {
    const { environment, ports } = region();
    const cache = environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    await teach(environment(), request(REVERSE, PRIVATE), 'sort');
    const asked = await cache.ask(request(SORT_TOO, PRIVATE));
    const nearest = asked.decision.entry as string;
    await ports.answers.evict({ scope: SCOPE, prompt: nearest }, ports.nowMs());
    const again = await cache.ask(request(SORT_TOO, PRIVATE));
    expect(again.kind).toBe('lead');
    expect(again.decision.considered).toContainEqual(expect.objectContaining({ outcome: 'gone' }));
  });

  test('offer what is near and undecided to a cheaper model', async () => {
    const cache = region().environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    const lead = leadOf(await cache.ask(request(ORDER, PRIVATE)));
    expect(lead.decision).toMatchObject({ tier: 'adapt', why: 'near' });
    expect(lead.near).toEqual({ question: SORT, answer: 'sorted()' });
  });

  test('offer nothing so that is too long to pay, or was said to nobody else so far', async () => {
    const cache = region().environment();
    await teach(cache, request(SORT, PRIVATE), 'x'.repeat(4_001));
    await teach(cache, request(SORT, { userKey: 'ben' }), 'from ben');
    for (const scope of [PRIVATE, {}]) {
      const lead = leadOf(await cache.ask(request(ORDER, scope)));
      expect(lead.decision).toMatchObject({ tier: 'miss', why: 'nothing-accepted' });
      expect(lead.near).toBeUndefined();
    }
  });

  test('never cross a scope', async () => {
    const cache = region().environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    const scopes = [
      { tenant: 'other' },
      { visibility: { kind: 'user' as const, userKey: 'ben' } },
      { visibility: { kind: 'public' as const } },
      { modelFamily: 'claude' },
      { systemPromptHash: 'pirate' },
      { toolsHash: 'some' },
      { locale: 'en-GB' },
      { embedder: { id: 'letters', dimensions: 27 } },
      { knowledgeVersion: '2' },
      { contextHash: 'before' },
    ];
    for (const scope of scopes) {
      const asked = await cache.ask(request(SORT, { scope: { ...PRIVATE.scope, ...scope } }));
      expect([scope, asked.kind]).toEqual([scope, 'lead']);
    }
  });

  test('keep nothing of what is not eligible, nor look for it', async () => {
    const { environment, ports } = region();
    const embed = jest.fn(ports.embedder.embed);
    const cache = environment({ embedder: { ...ports.embedder, embed } });
    const asked = await cache.ask(request('Where is my order?'));
    expect(asked).toMatchObject({ kind: 'alone', decision: { tier: 'bypass', why: 'personal' } });
    expect(embed).not.toHaveBeenCalled();
  });

  test('answer nothing that rests on what was said before by what was said to it alone', async () => {
    const cache = region().environment();
    await teach(cache, request('Can you elaborate?', PRIVATE), 'Of what?');
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    const later = { ...PRIVATE, isOnlyRead: true };
    const asked = await cache.ask(request('Can you elaborate?', later));
    expect(asked.decision).toMatchObject({ tier: 'bypass', why: 'follow-up' });
    expect(await cache.ask(request(SORT, later))).toMatchObject({ answer: 'sorted()' });
  });

  test('answer nothing that what was told before may change, though they have an answer', async () => {
    const cache = region().environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    const askAfter = (turn: string, isSummarized = false) =>
      cache.ask(request(SORT, { ...PRIVATE, isOnlyRead: true, saidBefore: { turns: [turn], isSummarized } }));
    for (const asked of [await askAfter('I use Rust.'), await askAfter('Who wrote Faust?', true)]) {
      expect(asked).toMatchObject({ kind: 'alone', decision: { tier: 'bypass', why: 'told-before' } });
    }
    expect(await askAfter('Who wrote Faust?')).toMatchObject({ answer: 'sorted()' });
  });

  test('keep no answer that is cut, filtered, poor or made by tools', async () => {
    const cache = region().environment();
    const refusal = { text: 'I cannot help with that.' };
    for (const changes of [{ hasMetadata: false }, { isFiltered: true }, { usedTools: true }, refusal]) {
      const lead = leadOf(await cache.ask(request(SORT, PRIVATE)));
      expect(await lead.settle({ ...ENDED, ...changes }, 'nova')).toMatch(/cut|filtered|tools|poor/);
    }
    expect((await cache.ask(request(SORT, PRIVATE))).kind).toBe('lead');
  });

  test('find by other words what was asked in the place of one who died', async () => {
    const cache = region().environment();
    leadOf(await cache.ask(request('What is Rust?', PRIVATE)));
    await teach(cache, request('What is Rust?', PRIVATE), 'A language');
    expect(await cache.ask(request('Please, what is Rust?', PRIVATE))).toMatchObject({
      decision: { tier: 'semantic' },
    });
  });

  test('read a long prompt to its end before they keep what is about now', async () => {
    const cache = region().environment();
    const long = `${'Rust is a language that many people like for its types. '.repeat(12)}What is the weather today?`;
    expect(await cache.ask(request(long, PRIVATE))).toMatchObject({
      kind: 'alone',
      decision: { why: 'time-sensitive' },
    });
  });

  test('find the same words without an embedder, and ask once for all', async () => {
    const { environment, ports, troubles } = region();
    const embed = async () => {
      throw new Error('throttled');
    };
    const cache = environment({ embedder: { ...ports.embedder, embed } });
    const tiers = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const asked = await cache.ask(request(SORT, PRIVATE));
        await (asked.kind === 'lead' && asked.settle(ENDED, 'nova'));
        return asked.decision.tier;
      }),
    );
    expect(tiers.sort()).toEqual(['followed', 'followed', 'followed', 'followed', 'miss']);
    expect(await cache.ask(request(SORT, PRIVATE))).toMatchObject({ decision: { tier: 'exact' } });
    expect(troubles.length).toBeGreaterThan(0);
  });

  test('let ask as if there were no cache where it fails', async () => {
    const { environment, ports, troubles } = region();
    const slot = async () => {
      throw new Error('table gone');
    };
    const cache = environment({ answers: { ...ports.answers, slot } });
    expect(await cache.ask(request(SORT))).toMatchObject({
      kind: 'alone',
      decision: { why: 'cache-unavailable' },
    });
    expect(troubles).toHaveLength(1);
  });

  test('do not read what is not English by the rules of English', async () => {
    const cache = region().environment();
    const german = { scope: { ...PRIVATE.scope, locale: 'de-DE' } };
    await teach(cache, request(SORT, german), 'sorted()');
    expect((await cache.ask(request(SORT_TOO, german))).kind).toBe('lead');
    expect((await cache.ask(request(SORT, german))).kind).toBe('answered');
  });
});
