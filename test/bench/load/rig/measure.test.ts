import { HAS_PROC } from '../../../../bench/load/observe/proc-files.ts';
import { hold } from '../../../../bench/load/plan/scenario.ts';
import { measureAnswers, type Rig } from '../../../../bench/load/rig/measure.ts';

const SCENARIO = { name: 'test', users: 1, phases: [hold(20, 1)] };
const BUSY_MS = 1_500;

/** A cloud that answers at once and works on for a while. */
function rig(): Rig {
  const beganMs = performance.now();
  let asked = 0;
  const status = async () => {
    const streamLag = performance.now() - beganMs < BUSY_MS ? 1 : 0;
    const functions = { apply: { invocations: asked }, read: { invocations: 10 } };
    const us = { queues: {}, inFlight: 0, streamLag, exchanges: 5 * asked++, functions };
    return { regions: { us }, loopDelay: { p99Ms: 0 } };
  };
  const generated = { outcomes: [], beganEpochMs: Date.now(), sendingMs: 0 };
  const cloud = { pid: process.pid, regions: ['us'], endpoints: { edge: '' }, status };
  return {
    cloud,
    generator: { pid: 1, load: async () => generated },
    leastCost: { exchangeMs: 0.2, callMs: 0.5 },
  } as unknown as Rig;
}

(HAS_PROC ? describe : describe.skip)('a measured load', () => {
  it('counts what the cloud uses until nothing is under way any more', async () => {
    const { usage } = await measureAnswers(rig(), SCENARIO, { seed: 1, poisson: false });
    const seconds = usage.reduce((sum, one) => sum + one.seconds, 0);
    expect(seconds).toBeGreaterThan((BUSY_MS / 1_000) * 0.8);
  });

  it('counts the exchanges from its beginning to its end, two of them for each invocation', async () => {
    const { exchanges } = await measureAnswers(rig(), SCENARIO, { seed: 1, poisson: false });
    // Each time that the cloud is asked it has had five calls and an invocation more, and it is asked until it is quiet.
    expect(exchanges.turns).toBeGreaterThan(2);
    expect(exchanges.calls / exchanges.turns).toBe(2.5);
  });

  it('tells the arrivals that were intended, whatever was sent', async () => {
    const { arrivals } = await measureAnswers(rig(), SCENARIO, { seed: 1, poisson: false });
    expect(arrivals).toHaveLength(20);
  });
});
