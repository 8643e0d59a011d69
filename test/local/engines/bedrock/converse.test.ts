import { ConverseCommand, ConverseStreamCommand, CountTokensCommand } from '@aws-sdk/client-bedrock-runtime';
import type { Access } from '../../../../local/engines/engine.ts';
import { ACCOUNT, REGION } from '../resource.ts';
import {
  asking,
  closeBedrock,
  HAIKU,
  heard,
  MICRO,
  SONNET,
  startBedrock,
  TRANSPORTS,
} from './bedrock-fixture.ts';

afterEach(closeBedrock);

describe.each(TRANSPORTS)('the SDK over %s', (transport) => {
  it('gets an answer that names what was asked, with stop reason and usage', async () => {
    const { client } = await startBedrock();
    const answer = await client(transport).send(new ConverseCommand(asking('How do I turn on dark mode?')));
    const text = answer.output?.message?.content?.[0]?.text ?? '';
    expect(text).toMatch(
      /^Answer with meaning [0-9a-f]{12}, context [0-9a-f]{12}, by amazon\.nova-micro-v1:0\./,
    );
    expect(answer.stopReason).toBe('end_turn');
    const { inputTokens = 0, outputTokens = 0, totalTokens } = answer.usage ?? {};
    expect(inputTokens).toBeGreaterThan(5);
    expect(outputTokens).toBeGreaterThan(20);
    expect(totalTokens).toBe(inputTokens + outputTokens);
  });

  it('streams the same answer, and ends with stop reason and metadata', async () => {
    const { client, faults } = await startBedrock();
    faults.change({ bedrock: { splitFrames: true } });
    const sdk = client(transport);
    const whole = await sdk.send(new ConverseCommand(asking('What is the capital of France?')));
    const { stream } = await sdk.send(new ConverseStreamCommand(asking('What is the capital of France?')));
    const { events, text, stop, metadata, error } = await heard(stream);
    expect(error).toBeUndefined();
    expect(faults.countsOf(REGION)).toEqual({ framesSplit: 1 });
    expect(text).toBe(whole.output?.message?.content?.[0]?.text);
    expect(stop?.stopReason).toBe(whole.stopReason);
    expect(metadata?.usage).toEqual(whole.usage);
    expect(Object.keys(events[0] ?? {})).toEqual(['messageStart']);
    expect(events.slice(-3).map((event) => Object.keys(event)[0])).toEqual([
      'contentBlockStop',
      'messageStop',
      'metadata',
    ]);
  });

  it('learns of an error in its own terms', async () => {
    const { client } = await startBedrock();
    const sdk = client(transport);
    await expect(sdk.send(new ConverseCommand(asking('x', {}, 'no.such-model')))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The provided model identifier is invalid.',
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('an answer', () => {
  it('is cut at maxTokens, and by stop sequences', async () => {
    const { client } = await startBedrock();
    const short = asking('Tell me everything.', { inferenceConfig: { maxTokens: 7 } });
    const cut = await client().send(new ConverseCommand(short));
    expect(cut).toMatchObject({ stopReason: 'max_tokens', usage: { outputTokens: 7 } });
    const stopped = await client().send(
      new ConverseCommand(
        asking('Tell me everything.', { inferenceConfig: { maxTokens: 400, stopSequences: ['context'] } }),
      ),
    );
    expect(stopped.stopReason).toBe('stop_sequence');
    expect(stopped.output?.message?.content?.[0]?.text).toMatch(/meaning [0-9a-f]{12}, $/);
  });

  it('takes label and length from metadata that Bedrock only logs', async () => {
    const { client } = await startBedrock();
    const requestMetadata = { meaning: '0123456789ab', outputTokens: '99' };
    const answer = await client().send(new ConverseCommand(asking('Anything', { requestMetadata })));
    expect(answer.output?.message?.content?.[0]?.text).toContain('meaning 0123456789ab');
    expect(answer.usage?.outputTokens).toBe(99);
  });

  it('is the beginnings of what was told, where the system wants a summary or somebody asks for it', async () => {
    const { client } = await startBedrock();
    const system = [{ text: 'You summarise a conversation.' }];
    const lines = ['{"user":"The code is kumquat."}', '{"assistant":"Noted 🍊."}', 'so on '.repeat(900)];
    const textOf = async (input: ReturnType<typeof asking>) =>
      (await client().send(new ConverseCommand(input))).output?.message?.content?.[0]?.text ?? '';
    const summary = await textOf(asking(lines.join('\n'), { system, inferenceConfig: { maxTokens: 512 } }));
    expect(summary).toMatch(/^user The code is kumquat; assistant Noted; so on .*\.$/);
    const recalled = await textOf(asking('My cat is called Ada.\nWhat was said?'));
    expect(recalled).toMatch(/^Answer with meaning .* My cat is called Ada; What was said\.$/);
    expect(await textOf(asking('My cat is called Ada.'))).not.toContain('cat');
  });

  it('counts the same input by CountTokens as by Converse, and takes nothing from the quota for it', async () => {
    const { client, bedrock } = await startBedrock();
    const { messages } = asking('How much is this? 안녕');
    const counted = await client().send(
      new CountTokensCommand({ modelId: MICRO, input: { converse: { messages } } }),
    );
    expect(bedrock.meters()).toEqual([]);
    const answer = await client().send(new ConverseCommand(asking('How much is this? 안녕')));
    expect(counted.inputTokens).toBe(answer.usage?.inputTokens);
  });

  it('writes a long prefix into the prompt cache, and reads it the next time', async () => {
    const { client, bedrock } = await startBedrock();
    const system = [{ text: 'Be brief. '.repeat(600) }, { cachePoint: { type: 'default' as const } }];
    const first = await client().send(new ConverseCommand(asking('One?', { system })));
    const second = await client().send(new ConverseCommand(asking('Two?', { system })));
    const written = first.usage?.cacheWriteInputTokens ?? 0;
    expect(written).toBeGreaterThan(1_024);
    expect(first.usage?.cacheReadInputTokens).toBe(0);
    expect(second.usage).toMatchObject({ cacheReadInputTokens: written, cacheWriteInputTokens: 0 });
    // What was read does not count against the quota once the call is settled.
    const { inputTokens = 0, outputTokens = 0 } = second.usage ?? {};
    const { lastMinute } = bedrock.meters()[0] ?? { lastMinute: { tokens: 0 } };
    const ofFirst = (first.usage?.inputTokens ?? 0) + written + (first.usage?.outputTokens ?? 0);
    expect(lastMinute.tokens).toBe(ofFirst + inputTokens + outputTokens);
  });
});

describe('a request', () => {
  it.each<[string, Record<string, unknown>, string | undefined, RegExp]>([
    [
      'that does not begin with the user',
      { messages: [{ role: 'assistant', content: [{ text: 'a' }] }] },
      MICRO,
      /must start with a user message/,
    ],
    [
      'with two turns of one role',
      { messages: ['a', 'b'].map((text) => ({ role: 'user', content: [{ text }] })) },
      MICRO,
      /must alternate/,
    ],
    ['with an empty message', { messages: [{ role: 'user', content: [] }] }, MICRO, /messages\.0 is empty/],
    [
      'with a blank text',
      { messages: [{ role: 'user', content: [{ text: ' ' }] }] },
      MICRO,
      /content\.0 is blank/,
    ],
    ['for no tokens', { inferenceConfig: { maxTokens: 0 } }, MICRO, /greater than or equal to 1/],
    ['for more tokens than there are', { inferenceConfig: { maxTokens: 5_000 } }, HAIKU, /limit of 4096/],
    ['longer than the model reads', { system: [{ text: 'word '.repeat(150_000) }] }, MICRO, /too long/],
    ['for a model that wants a profile', {}, SONNET.slice(3), /with on-demand throughput isn’t supported/],
  ])('%s is refused in Bedrock’s words', async (_, more, modelId, message) => {
    const { client, bedrock } = await startBedrock();
    await expect(client().send(new ConverseCommand(asking('x', more, modelId)))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
    expect(bedrock.meters()).toEqual([]);
  });
});

describe('permissions', () => {
  const model = (region: string) => `arn:aws:bedrock:${region}::foundation-model/${SONNET.slice(3)}`;

  it('of a call through a profile are for the profile, and for the model wherever it may run', async () => {
    const asked: Access[] = [];
    const { client } = await startBedrock({}, (_, access) => asked.push(access) > 0);
    await client().send(new ConverseCommand(asking('x', {}, SONNET)));
    expect(asked).toEqual(
      [
        `arn:aws:bedrock:${REGION}:${ACCOUNT}:inference-profile/${SONNET}`,
        ...[REGION, 'us-east-1', 'us-east-2', 'us-west-2'].map(model),
      ].map((resource) => ({ action: 'bedrock:InvokeModel', resource })),
    );
  });

  it('of a stream are others', async () => {
    const { client } = await startBedrock({}, (_, { action }) => action === 'bedrock:InvokeModel');
    await client().send(new ConverseCommand(asking('x')));
    await expect(client().send(new ConverseStreamCommand(asking('x')))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('bedrock:InvokeModelWithResponseStream'),
    });
  });
});
