import type { FaultBoard } from '../../faults/faults.ts';
import { DIMENSIONS, embeddingOf } from './embedding.ts';
import { requireModelUp } from './faulty-model.ts';
import { type Latency, think } from './generation.ts';
import type { Meters } from './meters.ts';
import type { ModelRuntime } from './model-runtime.ts';
import { invalid, type Target, targetOf } from './models.ts';
import { countTokens } from './tokens.ts';

type Document = Record<string, unknown>;

export interface InvokeOptions {
  readonly runtime: ModelRuntime;
  readonly faults: FaultBoard;
  readonly meters: Meters;
  readonly latency: Latency;
}

/** What a model answers to a body of its own, and how many tokens that took. */
export interface Invoked {
  readonly body: Document;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** InvokeModel: the request and the answer are the model's own, as bytes in base64. */
export async function invokeModel(
  options: InvokeOptions,
  region: string,
  input: Document,
): Promise<Document> {
  const target = targetOf(String(input.modelId));
  const body = bodyOf(input.body);
  const { body: answer, ...tokens } = await invokedWith(options, region, target, body, String(input.modelId));
  return {
    body: Buffer.from(JSON.stringify(answer)).toString('base64'),
    contentType: 'application/json',
    inputTokenCount: tokens.inputTokens,
    outputTokenCount: tokens.outputTokens,
  };
}

function bodyOf(base64: unknown): Document {
  try {
    return JSON.parse(Buffer.from(String(base64), 'base64').toString()) as Document;
  } catch {
    throw invalid('Malformed input request, please reformat your input and try again.');
  }
}

function invokedWith(
  options: InvokeOptions,
  region: string,
  target: Target,
  body: Document,
  modelId: string,
): Promise<Invoked> {
  return target.model.kind === 'embedding'
    ? embed(options, region, target, body)
    : say(options, region, target, { ...converseInput(target, body), modelId });
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html */
async function embed(
  { faults, meters, latency }: InvokeOptions,
  region: string,
  target: Target,
  body: Document,
): Promise<Invoked> {
  const answer = embedded(body, target);
  requireModelUp(faults, region);
  const inputTokens = Number(answer.inputTextTokenCount);
  const counted = meters.begin(region, target, inputTokens);
  await think(faults, { firstTokenMs: latency.perTokenMs, perTokenMs: 0 }, 1);
  counted.settle(inputTokens);
  return { body: answer, inputTokens, outputTokens: 0 };
}

/** The answer of Titan Text Embeddings V2. @throws AwsError where the body asks for what it has not */
export function embedded(body: Document, { model }: Target): Document {
  const { inputText, dimensions = 1024, normalize = true, embeddingTypes = ['float'] } = body;
  if (typeof inputText !== 'string' || inputText === '') {
    throw invalid(
      'Malformed input request: #: required key [inputText] not found, please reformat your input and try again.',
    );
  }
  if (!(DIMENSIONS as readonly unknown[]).includes(dimensions)) {
    throw invalid(
      `Malformed input request: #/dimensions: ${dimensions} is not a valid enum value, please reformat your input and try again.`,
    );
  }
  const inputTextTokenCount = countTokens(inputText);
  if (inputTextTokenCount > model.contextTokens) {
    throw invalid(
      `400 Bad Request: Too many input tokens. Max input tokens: ${model.contextTokens}, request input token count: ${inputTextTokenCount}`,
    );
  }
  // Not of length 1 where that was not asked for, as Titan's.
  const scale = normalize === true ? 1 : 1.7;
  const float = embeddingOf(inputText, Number(dimensions)).map((value) => value * scale);
  const binary = float.map((value) => (value > 0 ? 1 : 0));
  const byType = Object.entries({ float, binary }).filter(([type]) =>
    (embeddingTypes as string[]).includes(type),
  );
  return {
    ...((embeddingTypes as string[]).includes('float') && { embedding: float }),
    embeddingsByType: Object.fromEntries(byType),
    inputTextTokenCount,
  };
}

async function say(
  { runtime, faults, latency }: InvokeOptions,
  region: string,
  { model }: Target,
  input: Document,
): Promise<Invoked> {
  const { answer, ended } = runtime.begin(region, input);
  await think(faults, latency, answer.tokens.length);
  const { stopReason, usage } = ended(answer.tokens.length);
  const text = answer.tokens.join('');
  const inputTokens = usage.inputTokens ?? 0;
  const outputTokens = usage.outputTokens ?? 0;
  const body =
    model.family === 'nova' ? novaAnswer(text, stopReason, usage) : claudeAnswer(text, stopReason, usage);
  return { body, inputTokens, outputTokens };
}

/** Nova's request is Converse's; Claude's is Anthropic's messages. */
export function converseInput({ model }: Target, body: Document): Document {
  if (model.family === 'nova') return body;
  const { messages, system, max_tokens: maxTokens, stop_sequences: stopSequences } = body;
  if (maxTokens === undefined) {
    throw invalid(
      'Malformed input request: #: required key [max_tokens] not found, please reformat your input and try again.',
    );
  }
  return {
    messages: ((messages ?? []) as Document[]).map(({ role, content }) => ({
      role,
      content: textBlocks(content),
    })),
    system: system === undefined ? [] : textBlocks(system),
    inferenceConfig: { maxTokens, ...(stopSequences !== undefined && { stopSequences }) },
  };
}

function textBlocks(content: unknown): Document[] {
  if (typeof content === 'string') return [{ text: content }];
  return ((content ?? []) as Document[]).map(({ text, ...rest }) => (text === undefined ? rest : { text }));
}

type Usage = Readonly<Record<string, number>>;

export function novaAnswer(text: string, stopReason: string, usage: Usage): Document {
  return { output: { message: { role: 'assistant', content: [{ text }] } }, stopReason, usage };
}

export function claudeAnswer(text: string, stopReason: string, usage: Usage): Document {
  return {
    type: 'message',
    role: 'assistant',
    content: [{ type: 'text', text }],
    stop_reason: stopReason,
    usage: { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens },
  };
}
