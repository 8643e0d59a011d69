import type { Asked } from '../../../lambdas/cache/asked.ts';
import { lookInto, thumbsDown } from '../../../lambdas/cache/looking.ts';
import { packScope } from '../../../lambdas/cache/packing.ts';
import { scopeKey } from '../../../lambdas/domain/cache/scope.ts';
import { byteVector } from '../../../lambdas/domain/cache/vector.ts';
import { sha256Hex } from '../../../lambdas/platform/sha256-hex.ts';
import { ENDED, leadOf, ORDER, PRIVATE, region, request, SORT, SORT_TOO, teach } from './cache-fixture.ts';

type Answered = Extract<Asked, { kind: 'answered' }>;

const REVERSE = 'How do I sort a list in Perl?';
const SCOPE = scopeKey(request(SORT, PRIVATE).scope, sha256Hex);

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

  test.each([
    [500, 1],
    [700, 700],
  ])('is packed more rarely the larger it is: of %d segments it then has %d', async (segments, then) => {
    const { environment, ports } = region(1 / 300);
    const packed = { generation: 'large', segments, untilMs: 0 };
    const packing = { before: undefined, packed, expiresMs: ports.nowMs() + 60_000 };
    await ports.vectors.pack(SCOPE, packing, Array(segments).fill(new Uint8Array()));
    await teach(environment(), request(SORT, PRIVATE), 'sorted()');
    expect((await ports.vectors.packed(SCOPE))?.segments).toBe(then);
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
