import { ENDED, leadOf, PRIVATE, region, request, teach } from './cache-fixture.ts';

describe('the tiers', () => {
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

  test('find an answer by other words as long as it is renewed', async () => {
    const { environment, advance } = region();
    const cache = environment();
    await teach(cache, request('What is Rust?', PRIVATE), 'A language');
    advance(4 * 3_600_000);
    await teach(cache, request('What is Rust?', PRIVATE), 'A safe language');
    advance(3 * 3_600_000);
    expect(await cache.ask(request('Please, what is Rust?', PRIVATE))).toMatchObject({
      answer: 'A safe language',
      decision: { tier: 'semantic' },
    });
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
});
