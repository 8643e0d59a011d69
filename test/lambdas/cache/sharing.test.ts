import { ENDED, leadOf, ORDER, PRIVATE, region, request, SORT, SORT_TOO, teach } from './cache-fixture.ts';

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

  test('wait for one who waits for a quota, as long as he said and no longer', async () => {
    const { environment, advance } = region();
    const lead = leadOf(await environment().ask(request(SORT)));
    await lead.holdFor(300_000);
    const waiting = environment({ patienceMs: 1_500 });
    const asked = () => waiting.ask(request(SORT, { userKey: 'ben' }));
    for (let minute = 0; minute < 4; minute++) {
      advance(60_000);
      expect(await asked()).toMatchObject({
        kind: 'alone',
        isUnderWay: true,
        decision: { why: 'in-flight' },
      });
    }
    await lead.holdFor(300_000);
    advance(240_000);
    expect(await asked()).toMatchObject({ isUnderWay: true });
    advance(60_000);
    leadOf(await asked());
    // Whoever has lost the lead takes it from nobody.
    await lead.holdFor(300_000);
    advance(60_000);
    expect((await asked()).kind).toBe('lead');
  });

  test('ask each for himself who has waited for an answer that may not be kept, and not one for all', async () => {
    const { environment, ports, advance } = region();
    const cache = environment({ patienceMs: 1_500 });
    const lead = leadOf(await cache.ask(request(SORT)));
    const askedAtMs = ports.nowMs();
    const again = () => cache.ask(request(SORT, { userKey: 'ben', askedAtMs }));
    expect(await again()).toMatchObject({ kind: 'alone', isUnderWay: true });
    await lead.settle({ ...ENDED, usedTools: true }, 'nova');
    for (const asked of [await again(), await again()]) {
      expect(asked).toMatchObject({ kind: 'alone', decision: { why: 'in-flight' } });
      expect(asked).not.toHaveProperty('isUnderWay');
    }
    advance(1);
    leadOf(await cache.ask(request(SORT, { userKey: 'eve', askedAtMs: ports.nowMs() })));
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
