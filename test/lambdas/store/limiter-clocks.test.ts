import { NOW_MS } from '../domain/limiter/factories.ts';
import { admitted, ask, start } from './limiter-fixture.ts';

describe('clocks', () => {
  it('that are behind go by the fastest that was seen', async () => {
    const { process, item } = start();
    const [fast, slow] = [process(2_000), process(-3_000)];
    await fast.reserve(ask({ tokens: 1_400 }));
    // By its own clock the level stands 6.4 s ahead.
    admitted(await slow.reserve(ask()));
    expect(item.state.atUs).toBe((NOW_MS + 2_000) * 1_000);
    admitted(await slow.reserve(ask()));
  });

  it('that differ let no more in than the difference once', async () => {
    const { process, clock } = start();
    const processes = [-700, 0, 300, 900].map((skewMs) => process(skewMs));
    let tokens = 0;
    for (let at = 0; at < 600; at++, clock.nowMs += 100) {
      const admission = await (processes[at % 4] as ReturnType<typeof process>).reserve(ask({ tokens: 300 }));
      tokens += 'reservation' in admission ? 300 : 0;
    }
    // One minute of the quota, the burst with what may be booked, the last call, and the fastest clock's lead.
    expect(tokens).toBeLessThanOrEqual(60_000 + 3_000 + 300 + 900);
    expect(tokens).toBeGreaterThan(60_000);
  });
});
