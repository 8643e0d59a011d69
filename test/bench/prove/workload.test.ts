import { isTwin, workload } from '../../../bench/prove/workload.ts';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'];
const OPTIONS = { seed: 7, patches: 1_000, sessions: 20, regions: REGIONS, nowMs: 1_800_000_000_000 };
const intents = workload(OPTIONS);

describe('the workload of the proof', () => {
  it('follows from its seed', () => {
    expect(workload(OPTIONS)).toEqual(intents);
    expect(workload({ ...OPTIONS, seed: 8 })).not.toEqual(intents);
  });

  it('gives every intent a key of its own', () => {
    expect(new Set(intents.map(({ eventId }) => eventId)).size).toBe(intents.length);
  });

  it('sends about a third twice with the same body, some of it to another region', () => {
    const repeats = intents.filter((intent) => intent.again !== undefined && !isTwin(intent));
    expect(repeats.length).toBeGreaterThan(250);
    expect(repeats.length).toBeLessThan(420);
    const elsewhere = repeats.filter(({ region, again }) => again?.region !== region);
    expect(elsewhere.length).toBeGreaterThan(repeats.length / 3);
    expect(elsewhere.length).toBeLessThan((repeats.length * 2) / 3);
  });

  it('gives a few keys two bodies, patches and messages, and sends them to two regions', () => {
    const twins = intents.filter(isTwin);
    expect(twins.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 10 }, () => 'profile'),
      'messages',
      'messages',
    ]);
    expect(twins.filter(({ region, again }) => again?.region === region)).toEqual([]);
  });
});
