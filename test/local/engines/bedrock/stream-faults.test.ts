import { ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import type { FaultsSubset } from '../../../../local/faults/fault-schema.ts';
import { until } from '../../lambda/mapping-fixture.ts';
import { REGION } from '../resource.ts';
import { asking, closeBedrock, heard, startBedrock, TRANSPORTS } from './bedrock-fixture.ts';

afterEach(closeBedrock);

async function refusal(bedrock: FaultsSubset['bedrock']) {
  const { client, faults, bedrock: engine } = await startBedrock();
  faults.change({ bedrock });
  const caught = await client()
    .send(new ConverseStreamCommand(asking('x')))
    .then(
      () => undefined,
      (error) => error,
    );
  expect(engine.meters().map(({ lastMinute }) => lastMinute.requests)).toEqual([]);
  return caught;
}

describe('a refusal by a fault', () => {
  it.each([
    ['throttle', 429, 'ThrottlingException'],
    ['notReady', 429, 'ModelNotReadyException'],
    ['unavailable', 503, 'ServiceUnavailableException'],
  ])('%s is answered %d %s, and takes nothing from the quota', async (fault, httpStatusCode, name) => {
    const error = await refusal({ [fault]: 1 });
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode } });
  });
});

describe.each(TRANSPORTS)('a stream over %s', (transport) => {
  const streamed = async (bedrock: FaultsSubset['bedrock'], seed = 1) => {
    const started = await startBedrock();
    started.faults.change({ seed, bedrock });
    const { stream } = await started.client(transport).send(new ConverseStreamCommand(asking('Say it all.')));
    return { ...started, ...(await heard(stream)) };
  };

  it('ends in an exception after some of the answer', async () => {
    const { error, text, stop, metadata } = await streamed({ midStreamError: 1 });
    expect(error).toMatchObject({ name: 'ModelStreamErrorException' });
    expect(text).toMatch(/^Answer/);
    expect([stop, metadata]).toEqual([undefined, undefined]);
  });

  it('that is cut never comes to its metadata, whichever way it is cut', async () => {
    const ends: string[] = [];
    for (let seed = 1; new Set(ends).size < 2 && seed < 30; seed++) {
      const { error, stop, metadata, faults } = await streamed({ cut: 1 }, seed);
      expect([stop, metadata]).toEqual([undefined, undefined]);
      expect(faults.countsOf(REGION).streamCut).toBe(1);
      ends.push(error === undefined ? 'silent' : 'error');
    }
    // Some cuts look like an end: only what is missing gives them away.
    expect(new Set(ends)).toEqual(new Set(['silent', 'error']));
  });

  it('settles what was said when it is cut', async () => {
    const { bedrock, faults } = await streamed({ cut: 1 });
    await until(() => (bedrock.meters()[0]?.lastMinute.tokens ?? 0) < 400);
    expect(faults.countsOf(REGION).streamCut).toBe(1);
  });
});

describe('a stream', () => {
  it('that nobody reads any more is settled with what was said', async () => {
    const { client, bedrock } = await startBedrock({ latency: { firstTokenMs: 1, perTokenMs: 5 } });
    const given = new AbortController();
    const requestMetadata = { outputTokens: '300' };
    const { stream } = await client().send(new ConverseStreamCommand(asking('x', { requestMetadata })), {
      abortSignal: given.signal,
    });
    for await (const event of stream ?? []) {
      if (event.contentBlockDelta) break;
    }
    given.abort();
    await until(() => (bedrock.meters()[0]?.lastMinute.tokens ?? 0) < 300);
  });

  it('is slower by a fault', async () => {
    const { client, faults } = await startBedrock();
    faults.change({ bedrock: { slow: { firstTokenMs: 80, perTokenMs: 0 } } });
    const { metrics } = await client().send(new ConverseCommand(asking('x')));
    expect(metrics?.latencyMs).toBeGreaterThanOrEqual(79);
  });

  it('is ended by a filter', async () => {
    const { client, faults } = await startBedrock();
    faults.change({ bedrock: { filter: 1 } });
    const { stopReason } = await client().send(new ConverseCommand(asking('x')));
    expect(stopReason).toBe('content_filtered');
  });
});
