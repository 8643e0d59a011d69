import { lazyRuntime } from '../../../lambdas/bedrock/runtime-client.ts';
import { embeddingOf, titanEmbedder } from '../../../lambdas/bedrock/titan-embedder.ts';
import { closeBedrock, startBedrock } from '../../local/engines/bedrock/bedrock-fixture.ts';
import { REGION } from '../../local/engines/resource.ts';
import { setAwsEnvironment } from '../platform/fake-aws.ts';

afterEach(async () => {
  delete process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME;
  await closeBedrock();
});

async function start(...options: [Parameters<typeof titanEmbedder>[1]?]) {
  const started = await startBedrock();
  setAwsEnvironment(REGION);
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = started.url;
  return { ...started, embedder: titanEmbedder(lazyRuntime(), ...options) };
}

describe('Titan’s embedder', () => {
  it('makes vectors of length 1 in the dimensions that its name says', async () => {
    const { embedder } = await start();
    const { vector, inputTokens } = await embedder.embed('How do I turn on dark mode?');
    expect(embedder).toMatchObject({ id: 'amazon.titan-embed-text-v2:0/256', dimensions: 256 });
    expect(vector).toHaveLength(256);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(inputTokens).toBe(8);
    expect((await (await start({ dimensions: 1_024 })).embedder.embed('x')).vector).toHaveLength(1_024);
  });

  it('tells a refusal in our terms', async () => {
    const { embedder, faults } = await start();
    await expect(embedder.embed('')).rejects.toMatchObject({ code: 'model-invalid', fate: 'rejected' });
    faults.change({ bedrock: { throttle: 1 } });
    await expect(embedder.embed('x')).rejects.toMatchObject({ code: 'model-throttled', fate: 'conflict' });
  });

  it('gives up when the time is up, and when nobody waits', async () => {
    const { embedder, faults } = await start({ timeoutMs: 200 });
    faults.change({ bedrock: { slow: { firstTokenMs: 10_000, perTokenMs: 0 } } });
    await expect(embedder.embed('x')).rejects.toMatchObject({ code: 'timed-out' });
    await expect(embedder.embed('x', AbortSignal.abort())).rejects.toMatchObject({ code: 'model-broken' });
  });
});

describe('Titan’s answer', () => {
  const body = (embedding: unknown) => JSON.stringify({ embedding, inputTextTokenCount: 4 });

  it('is made of length 1, whatever it was', () => {
    const { vector, inputTokens } = embeddingOf(body([3, 4]), 2);
    expect(Array.from(vector)).toEqual([Math.fround(0.6), Math.fround(0.8)]);
    expect(inputTokens).toBe(4);
  });

  it.each([
    ['has other dimensions', body([1, 2, 3]), /3 dimensions; 2 were/],
    ['has no vector', '{}', /no dimensions/],
    ['has a value that is none', body([1, null]), /no direction/],
    ['is 0', body([0, 0]), /no direction/],
    ['is null', 'null', /no dimensions/],
    ['is no JSON', '<', /no JSON/],
  ])('that %s is refused', (_, text, message) => {
    expect(() => embeddingOf(text, 2)).toThrow(
      expect.objectContaining({ code: 'model-broken', message: expect.stringMatching(message) }),
    );
  });
});
