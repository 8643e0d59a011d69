import { leastCost } from '../../../../bench/load/rig/least-cost.ts';

it('measures what a bare exchange and a signed call take', async () => {
  const { exchangeMs, callMs } = await leastCost(100);
  expect(exchangeMs).toBeGreaterThan(0);
  expect(callMs).toBeGreaterThan(0);
});
