import { leastCost } from '../../../../bench/load/rig/least-cost.ts';

it('measures a bare exchange, and a call, which is guarded, signed and read as well', async () => {
  const { exchangeMs, callMs } = await leastCost(300);
  expect(exchangeMs).toBeGreaterThan(0);
  expect(callMs).toBeGreaterThan(exchangeMs);
});
