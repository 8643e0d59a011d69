import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { answerTo, meaningIn } from '../../../../local/engines/bedrock/answer.ts';
import { embeddingOf } from '../../../../local/engines/bedrock/embedding.ts';
import { meaningOf } from '../../../../local/engines/bedrock/meaning.ts';
import { targetOf } from '../../../../local/engines/bedrock/models.ts';
import { promptOf } from '../../../../local/engines/bedrock/prompt.ts';
import { countTokens, tokensOf } from '../../../../local/engines/bedrock/tokens.ts';
import { asking, closeBedrock, HAIKU, MICRO, startBedrock, TITAN } from './bedrock-fixture.ts';

afterEach(closeBedrock);

async function invoked(body: unknown, modelId = TITAN) {
  const { client } = await startBedrock();
  const { body: bytes, contentType } = await client().send(
    new InvokeModelCommand({ modelId, contentType: 'application/json', body: JSON.stringify(body) }),
  );
  expect(contentType).toBe('application/json');
  return JSON.parse(Buffer.from(bytes).toString());
}

const cosine = (a: string, b: string) => {
  const [x, y] = [embeddingOf(a, 256), embeddingOf(b, 256)];
  return x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
};

const SAME: [string, string][] = [
  ['How do I turn on dark mode?', 'Please tell me how to enable dark mode.'],
  ['What is the capital of France?', 'capital city of France please'],
  ['Convert 5 km to miles', 'Convert five kilometers to miles'],
  ['Find a cheap hotel in Rome', 'In Rome, search for affordable accommodation'],
];
const OTHER: [string, string][] = [
  ['How do I turn on dark mode?', 'How do I turn off dark mode?'],
  ['Flights from Paris to London', 'Flights from London to Paris'],
  ['Does Alice report to Bob?', 'Does Bob report to Alice?'],
  ['Why is my phone working?', 'Why isn’t my phone working?'],
  ['Songs by Queen', 'Songs about Queen'],
  ['Convert 5 km to miles', 'Convert 6 km to miles'],
];

describe('Titan', () => {
  it.each([256, 512, 1_024])('embeds into %d dimensions of length 1', async (dimensions) => {
    const { embedding, embeddingsByType, inputTextTokenCount } = await invoked({
      inputText: 'Hello, world',
      dimensions,
      normalize: true,
    });
    expect(embedding).toHaveLength(dimensions);
    expect(Math.hypot(...embedding)).toBeCloseTo(1, 6);
    expect(embeddingsByType.float).toEqual(embedding);
    expect(inputTextTokenCount).toBe(3);
  });

  it('gives 1,024 if nothing is said, and bits where they are asked for', async () => {
    expect((await invoked({ inputText: 'x' })).embedding).toHaveLength(1_024);
    const bits = await invoked({ inputText: 'x', dimensions: 256, embeddingTypes: ['binary'] });
    expect(bits.embedding).toBeUndefined();
    expect(new Set(bits.embeddingsByType.binary)).toEqual(new Set([0, 1]));
  });

  it.each([
    ['no text', { dimensions: 256 }, /inputText/],
    ['odd dimensions', { inputText: 'x', dimensions: 300 }, /dimensions: 300/],
    ['a book', { inputText: 'word '.repeat(9_000) }, /Too many input tokens/],
  ])('refuses %s', async (_, body, message) => {
    await expect(invoked(body)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });

  it.each(SAME)('puts "%s" near "%s"', (a, b) => {
    expect(cosine(a, b)).toBeGreaterThan(0.85);
  });

  it.each(OTHER)('like a real embedder, also puts "%s" near "%s"', (a, b) => {
    expect(cosine(a, b)).toBeGreaterThan(0.7);
  });

  it('puts apart what has nothing in common', () => {
    expect(cosine('Find a cheap hotel in Rome', 'Explain quantum entanglement')).toBeLessThan(0.3);
  });
});

describe('the label of an answer', () => {
  const spoken = (text: string, more = {}) => {
    const { model } = targetOf(MICRO);
    return answerTo(promptOf(asking(text, more), model), model.id).tokens.join('');
  };

  it.each(SAME)('is the same for "%s" and "%s"', (a, b) => {
    expect(meaningOf(a)).toBe(meaningOf(b));
    expect(meaningIn(spoken(a))).toBe(meaningOf(b));
  });

  it.each(OTHER)('is another for "%s" and "%s"', (a, b) => {
    expect(meaningOf(a)).not.toBe(meaningOf(b));
  });

  it('is beside one of what came before the question', () => {
    const contextIn = (answer: string) => /context ([0-9a-f]{12})/.exec(answer)?.[1];
    const [plain, other] = [spoken('x'), spoken('x', { system: [{ text: 'You work for Acme.' }] })];
    expect(meaningIn(plain)).toBe(meaningIn(other));
    expect(contextIn(plain)).not.toBe(contextIn(other));
  });

  it('is beside the same one wherever the service may keep what came before', () => {
    const system = [{ text: 'You work for Acme.' }];
    const kept = spoken('x', { system: [...system, { cachePoint: { type: 'default' } }] });
    expect(kept).toBe(spoken('x', { system }));
  });

  it('lets a model judge two answers', () => {
    const [a, same, other] = [spoken('enable it'), spoken('turn on it'), spoken('disable it')];
    expect(spoken(`A: ${a}\nB: ${same}`)).toMatch(/^YES\. /);
    expect(spoken(`A: ${a}\nB: ${other}`)).toMatch(/^NO\. /);
  });
});

describe('InvokeModel of a text model', () => {
  it('takes and gives Nova’s form, which is Converse’s', async () => {
    const { messages, inferenceConfig } = asking('Hello there');
    const answer = await invoked({ messages, inferenceConfig }, MICRO);
    expect(answer.output.message.content[0].text).toContain(meaningOf('Hello there'));
    expect(answer.usage.inputTokens).toBeGreaterThan(0);
  });

  it('takes and gives Anthropic’s form', async () => {
    const answer = await invoked(
      {
        anthropic_version: 'bedrock-2023-05-31',
        max_tokens: 5,
        messages: [{ role: 'user', content: 'Hi, Bob' }],
      },
      HAIKU,
    );
    expect(answer).toMatchObject({
      role: 'assistant',
      stop_reason: 'max_tokens',
      usage: { output_tokens: 5 },
    });
  });
});

describe('tokens', () => {
  it.each(['Hello, world! 12345', '안녕하세요 😀👩‍👩‍👧 naïve', '  two  blanks\n', ''])(
    'of %j joined are the text',
    (text) => {
      expect(tokensOf(text).join('')).toBe(text);
      expect(countTokens(text)).toBe(tokensOf(text).length);
    },
  );
});
