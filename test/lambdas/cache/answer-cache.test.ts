import type { Asked } from '../../../lambdas/cache/asked.ts';
import { lookInto, thumbsDown } from '../../../lambdas/cache/looking.ts';
import { packScope } from '../../../lambdas/cache/packing.ts';
import { scopeKey } from '../../../lambdas/domain/cache/scope.ts';
import { byteVector } from '../../../lambdas/domain/cache/vector.ts';
import { sha256Hex } from '../../../lambdas/platform/sha256-hex.ts';
import { ENDED, leadOf, region, request, teach } from './cache-fixture.ts';

type Answered = Extract<Asked, { kind: 'answered' }>;

const SORT = 'How do I sort a list in Python?';
const SORT_TOO = 'In Python, how can I sort a list?';
const ORDER = 'How do I order a list in Python?';
const REVERSE = 'How do I sort a list in Perl?';
const PRIVATE = { scope: { visibility: { kind: 'user' as const, userKey: 'kim' } } };
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

  test('keep no answer that is cut, filtered or made by tools', async () => {
    const cache = region().environment();
    for (const changes of [{ hasMetadata: false }, { isFiltered: true }, { usedTools: true }]) {
      const lead = leadOf(await cache.ask(request(SORT, PRIVATE)));
      expect(await lead.settle({ ...ENDED, ...changes }, 'nova')).toMatch(/cut|filtered|tools/);
    }
    expect((await cache.ask(request(SORT, PRIVATE))).kind).toBe('lead');
  });

  test('let one ask anew what is stale, while others are served what there is', async () => {
    const { environment, advance } = region();
    const cache = environment();
    const ask = () => cache.ask(request('What is Rust?', PRIVATE));
    await teach(cache, request('What is Rust?', PRIVATE), 'A language');
    advance(4 * 3_600_000);
    const lead = leadOf(await ask());
    expect(lead.decision).toMatchObject({ tier: 'miss', why: 'stale' });
    expect(await ask()).toMatchObject({ answer: 'A language', decision: { tier: 'exact', why: 'stale' } });
    await lead.settle({ ...ENDED, text: 'A safe language' }, 'nova');
    expect(await ask()).toMatchObject({ answer: 'A safe language', decision: { why: 'same-prompt' } });
  });

  test('serve what is stale until it has expired, where asking anew fails', async () => {
    const { environment, advance } = region();
    const cache = environment();
    const ask = () => cache.ask(request('What is Rust?', PRIVATE));
    await teach(cache, request('What is Rust?', PRIVATE), 'A language');
    advance(4 * 3_600_000);
    await leadOf(await ask()).fail();
    const again = leadOf(await ask());
    expect(await ask()).toMatchObject({ decision: { why: 'stale' } });
    await again.fail();
    advance(2 * 3_600_000);
    expect(leadOf(await ask()).decision).toMatchObject({ why: 'nothing-near' });
  });

  test('serve what is stale to who may only read', async () => {
    const { environment, advance } = region();
    const cache = environment();
    await teach(cache, request('What is Rust?', PRIVATE), 'A language');
    advance(4 * 3_600_000);
    const asked = await cache.ask(request('What is Rust?', { ...PRIVATE, isOnlyRead: true }));
    expect(asked.decision).toMatchObject({ tier: 'exact', why: 'stale' });
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

describe('an answer for everybody', () => {
  const by = (userKey: string) => request(SORT, { userKey });

  test('is served to others only once two have asked', async () => {
    const cache = region().environment();
    await teach(cache, by('kim'), 'from kim');
    expect(await cache.ask(by('kim'))).toMatchObject({ answer: 'from kim' });
    const lead = leadOf(await cache.ask(by('ben')));
    expect(lead.decision).toMatchObject({ tier: 'miss', why: 'unproven' });
    await lead.settle({ ...ENDED, text: 'from ben' }, 'nova');
    expect(await cache.ask(by('eve'))).toMatchObject({ answer: 'from ben' });
  });

  test('says that it lacks proof where something was said before, too', async () => {
    const cache = region().environment();
    await teach(cache, by('kim'), 'from kim');
    const later = { isOnlyRead: true };
    const same = await cache.ask(request(SORT, { userKey: 'ben', ...later }));
    expect(same).toMatchObject({ kind: 'alone', decision: { tier: 'miss', why: 'unproven' } });
    const nothing = await region().environment().ask(request(SORT, later));
    expect(nothing.decision).toMatchObject({ tier: 'miss', why: 'nothing-near' });
  });

  test('is proven by who asks the same in other words, and stands for those', async () => {
    const cache = region().environment();
    await teach(cache, by('kim'), 'from kim');
    const lead = leadOf(await cache.ask(request(SORT_TOO, { userKey: 'ben' })));
    expect(lead.decision).toMatchObject({ tier: 'miss', why: 'unproven' });
    await lead.settle(ENDED, 'nova');
    const asked = await cache.ask(request(SORT_TOO, { userKey: 'eve' }));
    expect(asked).toMatchObject({ answer: 'from kim', decision: { tier: 'alias', why: 'judged-same' } });
  });

  test('is proven by no likeness alone: what was only learnt to be the same goes to the judge', async () => {
    const { environment, ports, looks } = region();
    const labels = Array.from({ length: 500 }, (_, at) => ({
      ...{ id: `l${at}`, verdict: 'grey' as const, similarity: 0.9, evidence: 0, weight: 1 },
      ...{ isSame: true, source: 'judge' as const },
    }));
    const loaded = await ports.experience.load('letters');
    await ports.experience.save('letters', { ...loaded, experience: { labels } });
    const cache = environment();
    await teach(cache, by('kim'), 'from kim');
    const lead = leadOf(await cache.ask(request(ORDER, { userKey: 'ben' })));
    expect(lead.decision.considered).toMatchObject([{ acceptance: { isAccepted: true, why: 'learnt' } }]);
    expect(lead.decision).toMatchObject({ tier: 'miss', why: 'nothing-accepted' });
    await lead.settle({ ...ENDED, text: 'from ben' }, 'nova');
    expect(looks).toMatchObject([{ kind: 'judge', verdict: 'grey' }]);
    expect(await cache.ask(request(ORDER, { userKey: 'ben' }))).toMatchObject({ answer: 'from ben' });
  });

  test('is looked into more often where experience alone let it through', async () => {
    // Chance says 0.05: within the share of what was learnt, beyond that of what says the same in words.
    const { environment, ports, looks } = region(0.05);
    const labels = Array.from({ length: 500 }, (_, at) => ({
      ...{ id: `l${at}`, verdict: 'grey' as const, similarity: 0.9, evidence: 0, weight: 1 },
      ...{ isSame: true, source: 'judge' as const },
    }));
    await ports.experience.save('letters', { experience: { labels }, version: 0 });
    const cache = environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    expect((await cache.ask(request(SORT_TOO, PRIVATE))).decision).toMatchObject({ isAudited: false });
    expect((await cache.ask(request(ORDER, PRIVATE))).decision).toMatchObject({
      ...{ tier: 'semantic', why: 'learnt', isAudited: true },
    });
    expect(looks).toMatchObject([{ kind: 'audit', weight: 10, difference: 'substitution' }]);
  });

  test('cannot be planted by one who asks again and again', async () => {
    const cache = region().environment();
    await teach(cache, by('mallory'), 'planted');
    await cache.ask(by('mallory'));
    await cache.ask(by('mallory'));
    expect((await cache.ask(by('kim'))).kind).toBe('lead');
  });
});

describe('identical misses at once', () => {
  test('make one call of the model, in whichever environments', async () => {
    const { environment } = region();
    const caches = Array.from({ length: 5 }, () => environment());
    let calls = 0;
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        const asked = await caches[at % 5]?.ask(request(SORT, { userKey: `user ${at}` }));
        if (asked?.kind === 'lead') {
          calls++;
          await asked.settle({ ...ENDED, text: 'sorted()' }, 'nova');
          return 'sorted()';
        }
        return asked?.kind === 'answered' ? asked.answer : 'alone';
      }),
    );
    expect(calls).toBe(1);
    expect(new Set(answers)).toEqual(new Set(['sorted()']));
  });

  test('outlive the one who asked for all', async () => {
    const { environment, ports } = region();
    leadOf(await environment().ask(request(SORT)));
    const beganMs = ports.nowMs();
    const heir = leadOf(await environment().ask(request(SORT, { userKey: 'ben' })));
    expect(ports.nowMs() - beganMs).toBeGreaterThanOrEqual(10_000);
    expect(ports.nowMs() - beganMs).toBeLessThan(12_000);
    expect(await heir.settle(ENDED, 'nova')).toBeUndefined();
  });

  test('wait for one who is slow and alive', async () => {
    const { environment, ports, advance } = region();
    const lead = leadOf(await environment().ask(request(SORT)));
    const waiting = environment().ask(request(SORT, { userKey: 'ben' }));
    for (let second = 0; second < 25; second++) {
      advance(1_000);
      await lead.keepAlive();
      await ports.pause(0);
    }
    await lead.settle({ ...ENDED, text: 'at last' }, 'nova');
    expect(await waiting).toMatchObject({ answer: 'at last', decision: { tier: 'followed' } });
  });

  test('ask each for himself where the answer may not be kept', async () => {
    const { environment, ports } = region();
    const lead = leadOf(await environment().ask(request(SORT)));
    const waiting = environment().ask(request(SORT, { userKey: 'ben' }));
    await ports.pause(0);
    await lead.settle({ ...ENDED, usedTools: true }, 'nova');
    expect(await waiting).toMatchObject({ kind: 'alone', decision: { why: 'in-flight' } });
  });

  test('let another try where one failed', async () => {
    const { environment } = region();
    const lead = leadOf(await environment().ask(request(SORT)));
    const waiting = environment().ask(request(SORT, { userKey: 'ben' }));
    await lead.fail();
    expect((await waiting).kind).toBe('lead');
  });
});

describe('later looks', () => {
  const judge = (isSame: boolean) => ({ isSame: async () => isSame, answer: async () => 'anew' });

  test('make an alias of what a judge finds the same, and teach', async () => {
    const { environment, looks, ports } = region();
    const cache = environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    await teach(cache, request(ORDER, PRIVATE), 'sorted() too');
    expect(looks).toMatchObject([{ kind: 'judge', verdict: 'grey' }]);
    await lookInto(looks, { ...ports, judge: judge(true) });
    const asked = await cache.ask(request(ORDER, PRIVATE));
    expect(asked).toMatchObject({ answer: 'sorted()', decision: { tier: 'alias' } });
    expect((await ports.experience.load('letters')).experience.labels).toMatchObject([{ isSame: true }]);
  });

  test('find what is worded as an alias by it, and count who asked the alias', async () => {
    const { environment, looks, ports } = region();
    const cache = environment();
    await teach(cache, request(SORT), 'sorted()');
    await teach(cache, request(ORDER, { userKey: 'ben' }), 'sorted() too');
    await lookInto(looks, { ...ports, judge: judge(true) });
    const asked = await cache.ask(request(`Hello! ${ORDER}`, { userKey: 'ada' }));
    expect(asked).toMatchObject({ answer: 'sorted()', decision: { tier: 'semantic', why: 'same-words' } });
  });

  test('leave apart what a judge finds different, and come twice without harm', async () => {
    const { environment, looks, ports } = region();
    const cache = environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    await teach(cache, request(ORDER, PRIVATE), 'order by');
    await lookInto(looks, { ...ports, judge: judge(false) });
    await lookInto(looks, { ...ports, judge: judge(false) });
    expect(await cache.ask(request(ORDER, PRIVATE))).toMatchObject({ answer: 'order by' });
    expect((await ports.experience.load('letters')).experience.labels).toHaveLength(1);
  });

  test('audit some of what is served, and take a wrong alias out', async () => {
    const { environment, looks, ports } = region(0.01);
    const cache = environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    await teach(cache, request(ORDER, PRIVATE), 'sorted() too');
    await lookInto(looks.splice(0), { ...ports, judge: judge(true) });
    expect((await cache.ask(request(ORDER, PRIVATE))).decision).toMatchObject({ isAudited: true });
    expect(looks).toMatchObject([{ kind: 'audit', tier: 'alias' }]);
    // It counts as wrong, and teaches nothing of likeness.
    const found = await lookInto(looks, { ...ports, judge: judge(false) });
    expect(found).toMatchObject([{ source: 'audit', isSame: false }]);
    expect((await ports.experience.load('letters')).experience.labels).toMatchObject([{ source: 'judge' }]);
    expect((await cache.ask(request(ORDER, PRIVATE))).kind).toBe('lead');
  });

  test('audit what says the same in other words, and keep apart what was wrong', async () => {
    const { environment, looks, ports } = region(0.01);
    const cache = environment();
    await teach(cache, request(SORT, PRIVATE), 'bubble sort');
    expect((await cache.ask(request(SORT_TOO, PRIVATE))).decision).toMatchObject({ tier: 'semantic' });
    await lookInto(looks, { ...ports, judge: judge(false) });
    const lead = leadOf(await cache.ask(request(SORT_TOO, PRIVATE)));
    expect(lead.decision).toMatchObject({ tier: 'miss', why: 'nothing-near' });
    await lead.settle({ ...ENDED, text: 'sorted()' }, 'nova');
    expect(await cache.ask(request(SORT_TOO, PRIVATE))).toMatchObject({ answer: 'sorted()' });
    expect(await cache.ask(request(SORT, PRIVATE))).toMatchObject({ answer: 'bubble sort' });
    // A late repeat of the look leaves the answer alone that the prompt has got since.
    await lookInto(looks, { ...ports, judge: judge(false) });
    expect(await cache.ask(request(SORT_TOO, PRIVATE))).toMatchObject({ answer: 'sorted()' });
  });

  test('are made of exact hits by nobody', async () => {
    const { environment, looks } = region(0.01);
    const cache = environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    await cache.ask(request(SORT, PRIVATE));
    expect(looks).toEqual([]);
  });

  test('obey a thumb that goes down', async () => {
    const { environment, ports } = region();
    const cache = environment();
    await teach(cache, request(SORT, PRIVATE), 'bubble sort');
    const entry = (await cache.ask(request(SORT_TOO, PRIVATE))).decision.entry as string;
    await thumbsDown(ports, { scope: SCOPE, asked: 'another prompt', entry });
    expect((await cache.ask(request(SORT, PRIVATE))).kind).toBe('lead');
  });
});

describe('a thumb that goes down on an alias', () => {
  test('leaves what it led to, and keeps the prompt apart from it', async () => {
    const { environment, ports } = region();
    const cache = environment();
    await teach(cache, request(SORT, { userKey: 'kim' }), 'bubble sort');
    await leadOf(await cache.ask(request(SORT_TOO, { userKey: 'ben' }))).settle(ENDED, 'nova');
    const { address, decision } = (await cache.ask(request(SORT_TOO, { userKey: 'eve' }))) as Answered;
    expect(decision.tier).toBe('alias');
    const about = { scope: address.scope, asked: address.prompt, entry: decision.entry as string };
    await thumbsDown(ports, about);
    await thumbsDown(ports, about);
    expect((await cache.ask(request(SORT_TOO, { userKey: 'eve' }))).kind).toBe('lead');
    expect(await cache.ask(request(SORT, { userKey: 'kim' }))).toMatchObject({ answer: 'bubble sort' });
  });
});

describe('a shard', () => {
  test('is found by an environment that starts later, packed or not', async () => {
    const { environment, ports, advance } = region();
    await teach(environment(), request(SORT, PRIVATE), 'sorted()');
    expect((await environment().ask(request(SORT_TOO, PRIVATE))).decision.tier).toBe('semantic');
    advance(61_000);
    expect(await packScope(ports, SCOPE)).toBe('packed');
    const { untilMs = 0 } = (await ports.vectors.packed(SCOPE)) ?? {};
    expect(await ports.vectors.addedFrom(SCOPE, untilMs)).toEqual([]);
    expect((await environment().ask(request(SORT_TOO, PRIVATE))).decision.tier).toBe('semantic');
  });

  test('catches up with what others store', async () => {
    const { environment, advance } = region();
    const cache = environment();
    await cache.ask(request(REVERSE, PRIVATE));
    await teach(environment(), request(SORT, PRIVATE), 'sorted()');
    advance(1_000);
    expect((await cache.ask(request(SORT_TOO, PRIVATE))).decision.tier).toBe('semantic');
  });

  test.each([
    [1 / 300, 1],
    [1 / 200, undefined],
  ])('is packed now and then by who adds to it: by a chance of %d, %p segments', async (chance, segments) => {
    const { environment, ports } = region(chance);
    await teach(environment(), request(SORT, PRIVATE), 'sorted()');
    expect((await ports.vectors.packed(SCOPE))?.segments).toBe(segments);
  });

  test('lets go of what is served no longer, which would hide what is', async () => {
    const { environment, ports, advance } = region();
    const cache = environment();
    await teach(cache, request(SORT, PRIVATE), 'sorted()');
    const vector = byteVector(await ports.embedder.embed(SORT_TOO));
    const servedUntilMs = ports.nowMs() + 1_000;
    for (let at = 0; at < 12; at++) {
      const record = { prompt: `gone ${at}`, question: SORT_TOO, vector, servedUntilMs, isGone: false };
      await ports.vectors.append(SCOPE, record, ports.nowMs());
    }
    await cache.ask(request(REVERSE, PRIVATE));
    advance(61_000);
    expect((await cache.ask(request(SORT_TOO, PRIVATE))).decision.tier).toBe('semantic');
  });

  test('is not packed where there is nothing to pack', async () => {
    const { ports } = region();
    expect(await packScope(ports, SCOPE)).toBe('nothing');
  });
});
