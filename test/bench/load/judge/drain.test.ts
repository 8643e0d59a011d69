import type { Outcome } from '../../../../bench/load/generate/outcome.ts';
import { drainOf, type Seen } from '../../../../bench/load/judge/drain.ts';

const accepted = (eventId: string, phase: number, name: Outcome['class'] = 'patch'): Outcome => ({
  atMs: 0,
  phase,
  class: name,
  region: 'us',
  latencyMs: 1,
  endMs: 1,
  serviceMs: 1,
  status: 202,
  accepted: { eventId, sessionId: 's', region: 'us', atEpochMs: 0 },
});
const everywhere = (...times: readonly [eventId: string, ms: number][]) =>
  new Map(times.map(([eventId, ms]) => [eventId, { us: ms - 100, eu: ms }]));
const PEAK = { phase: 0, peakEndEpochMs: 5_000, loadEndEpochMs: 20_000 };
const SEEN: Seen = {
  sightings: everywhere(['patch', 9_000], ['question', 4_000], ['late', 60_000]),
  ends: everywhere(['question', 47_000]),
  regions: ['us', 'eu'],
  quietEpochMs: 50_000,
};

describe('the drain of a load', () => {
  it('lasts from the end of the highest load until what came before is visible in every region', () => {
    const outcomes = [accepted('patch', 0), accepted('late', 1)];
    expect(drainOf(outcomes, SEEN, PEAK).visibleSeconds).toBe(4);
    expect(drainOf(outcomes, SEEN, { ...PEAK, phase: 1 }).visibleSeconds).toBe(55);
  });

  it('waits for the answer of a question that was visible long ago', () => {
    expect(drainOf([accepted('question', 0, 'completion')], SEEN, PEAK)).toMatchObject({
      visibleSeconds: 0,
      answeredSeconds: 42,
    });
  });

  it('never ends where a write is not seen, or a question has no end in some region', () => {
    const lost = drainOf([accepted('lost', 0), accepted('question', 0, 'completion')], SEEN, PEAK);
    expect(lost).toMatchObject({ visibleSeconds: Number.POSITIVE_INFINITY, answeredSeconds: 42 });
    const half = { ...SEEN, ends: new Map([['question', { us: 6_000 }]]) };
    expect(drainOf([accepted('question', 0, 'completion')], half, PEAK).answeredSeconds).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it('times the quiet from the end of the whole load, since what follows the peak fills the queues too', () => {
    expect(drainOf([], SEEN, PEAK)).toEqual({ visibleSeconds: 0, answeredSeconds: 0, quietSeconds: 30 });
    expect(drainOf([], { ...SEEN, quietEpochMs: 19_000 }, PEAK).quietSeconds).toBe(0);
  });
});
