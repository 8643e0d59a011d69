import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import fc from 'fast-check';
import { type Charge, type Quota, QuotaMeter } from '../../../../local/engines/bedrock/quota-meter.ts';
import { asking, closeBedrock, MICRO, SONNET, startBedrock } from './bedrock-fixture.ts';

afterEach(closeBedrock);

const INFINITE: Quota = {
  requestsPerMinute: Number.POSITIVE_INFINITY,
  tokensPerMinute: Number.POSITIVE_INFINITY,
  tokensPerDay: Number.POSITIVE_INFINITY,
};
const MINUTE = 60_000;

function begun(meter: QuotaMeter, tokens: number, atMs: number): Charge {
  const charge = meter.begin(tokens, atMs);
  if (typeof charge === 'string') throw new Error(`refused for ${charge}`);
  return charge;
}

describe('a meter', () => {
  it('has room for as many requests as its quota within any sixty seconds', () => {
    const meter = new QuotaMeter({ ...INFINITE, requestsPerMinute: 2 });
    begun(meter, 1, 0);
    begun(meter, 1, 30_000);
    expect(meter.begin(1, MINUTE - 1)).toBe('requests');
    begun(meter, 1, MINUTE);
    expect(meter.begin(1, 89_999)).toBe('requests');
    begun(meter, 1, 90_000);
    expect(meter.read(90_000).refused).toMatchObject({ requests: 2, tokens: 0 });
  });

  it('reserves at the start, and gives back at the end what was not used', () => {
    const meter = new QuotaMeter({ ...INFINITE, tokensPerMinute: 1_000 });
    const charge = begun(meter, 900, 0);
    expect(meter.begin(200, 1_000)).toBe('tokens');
    meter.settle(charge, 100, 2_000);
    begun(meter, 900, 2_000);
    expect(meter.read(2_000)).toMatchObject({
      lastMinute: { requests: 2, tokens: 1_000 },
      highest: { requests: 2, tokens: 1_000 },
    });
  });

  it('counts a call in the second of its start, whenever it is settled', () => {
    const meter = new QuotaMeter(INFINITE);
    const charge = begun(meter, 900, 5_000);
    begun(meter, 50, 7_500);
    meter.settle(charge, 120, 200_000);
    const { seconds, lastMinute } = meter.read(200_000);
    expect([...seconds]).toEqual([
      [5, { requests: 1, tokens: 120 }],
      [7, { requests: 1, tokens: 50 }],
    ]);
    expect(lastMinute).toEqual({ requests: 0, tokens: 0 });
  });

  it('has a day of its own', () => {
    const meter = new QuotaMeter({ ...INFINITE, tokensPerDay: 100 });
    begun(meter, 60, 0);
    expect(meter.begin(60, 3 * MINUTE)).toBe('tokens-per-day');
    begun(meter, 60, 86_400_000);
  });

  it('never counts more in its last minute than its quota, whatever is asked and settled', () => {
    const step = fc.record({
      waitMs: fc.integer({ min: 0, max: 20_000 }),
      tokens: fc.integer({ min: 1, max: 400 }),
      used: fc.double({ min: 0, max: 1, noNaN: true }),
      settles: fc.nat({ max: 3 }),
    });
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), play), { numRuns: 100 });
  });
});

interface Step {
  readonly waitMs: number;
  readonly tokens: number;
  readonly used: number;
  readonly settles: number;
}

function play(steps: readonly Step[]): void {
  const meter = new QuotaMeter({ ...INFINITE, requestsPerMinute: 6, tokensPerMinute: 900 });
  const open: Charge[] = [];
  const log: Charge[] = [];
  let nowMs = 0;
  for (const { waitMs, tokens, used, settles } of steps) {
    nowMs += waitMs;
    const charge = meter.begin(tokens, nowMs);
    const taken = typeof charge === 'string' ? [] : [charge];
    open.push(...taken);
    log.push(...taken);
    for (const one of open.splice(0, settles)) meter.settle(one, Math.floor(one.tokens * used), nowMs);
    expectMinute(meter, log, nowMs);
  }
}

/** What the meter says of the last minute is what the log says, and within the quota. */
function expectMinute(meter: QuotaMeter, log: readonly Charge[], nowMs: number): void {
  const inside = log.filter(({ startedAtMs }) => startedAtMs > nowMs - MINUTE);
  const tokens = inside.reduce((total, one) => total + one.tokens, 0);
  expect(meter.read(nowMs).lastMinute).toEqual({ requests: inside.length, tokens });
  expect(inside.length).toBeLessThanOrEqual(6);
  expect(tokens).toBeLessThanOrEqual(900);
}

describe('the quota of a model', () => {
  it('is another than that of its inference profile, and refuses with 429 and Bedrock’s sentence', async () => {
    const quotaOf = (_: string, quotaId: string) =>
      quotaId === MICRO ? { requestsPerMinute: 1 } : undefined;
    const { client, bedrock } = await startBedrock({ quotaOf });
    await client().send(new ConverseCommand(asking('x')));
    await expect(client().send(new ConverseCommand(asking('x')))).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many requests, please wait before trying again.',
      $metadata: { httpStatusCode: 429, attempts: 1 },
    });
    await client().send(new ConverseCommand(asking('x', {}, `us.${MICRO}`)));
    expect(bedrock.meters().map(({ quotaId, refused }) => [quotaId, refused.requests])).toEqual([
      [MICRO, 1],
      [`us.${MICRO}`, 0],
    ]);
  });

  it('has maxTokens reserved while a call runs, and what was used after it, output weighted by the model', async () => {
    const { client, bedrock } = await startBedrock({ quotaOf: () => ({ tokensPerMinute: 2_000 }) });
    const requestMetadata = { outputTokens: '100' };
    const { usage } = await client().send(new ConverseCommand(asking('x', { requestMetadata }, SONNET)));
    const [meter] = bedrock.meters();
    expect(meter?.highest.tokens).toBe((usage?.inputTokens ?? 0) + 400);
    expect(meter?.lastMinute.tokens).toBe((usage?.inputTokens ?? 0) + 5 * 100);
    const wide = asking('x', { inferenceConfig: { maxTokens: 1_900 } }, SONNET);
    await expect(client().send(new ConverseCommand(wide))).rejects.toMatchObject({
      message: 'Too many tokens, please wait before trying again.',
    });
  });

  it('is smaller where others of the account use some of it', async () => {
    const { client, faults } = await startBedrock({ quotaOf: () => ({ requestsPerMinute: 4 }) });
    faults.change({ bedrock: { othersShare: 0.75 } });
    await client().send(new ConverseCommand(asking('x')));
    await expect(client().send(new ConverseCommand(asking('x')))).rejects.toThrow('Too many requests');
    faults.reset();
    await client().send(new ConverseCommand(asking('x')));
  });

  it('of a day is refused with a sentence of its own', async () => {
    const { client } = await startBedrock({ quotaOf: () => ({ tokensPerDay: 300 }) });
    await expect(client().send(new ConverseCommand(asking('x')))).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many tokens per day, please wait before trying again.',
    });
  });
});
