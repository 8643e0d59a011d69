import type {
  ContentBlock,
  ConverseStreamCommandInput,
  ConverseStreamOutput,
  SystemContentBlock,
  TokenUsage,
} from '@aws-sdk/client-bedrock-runtime';
import { isMeridianError, type MeridianError, rejected } from '../platform/errors.ts';
import { type Guard, guarded } from '../platform/resilience.ts';
import type { Block, Ending, Model, OnDelta, Question, Usage } from './model.ts';
import { ModelError, modelError } from './model-error.ts';
import type { RuntimeOf } from './runtime-client.ts';
import { untilAborted, watchSilence } from './silence.ts';

/** How long an answer may take. Milliseconds. */
export interface ModelPatience {
  /** All of it; a function must have time left to say that it failed. */
  readonly wholeMs: number;
  /** From one event to the next, the first included. */
  readonly silenceMs: number;
}

const PATIENCE: ModelPatience = { wholeMs: 300_000, silenceMs: 30_000 };
const CIRCUIT = { failuresToOpen: 5, openMs: 5_000 };
const FILTERED = new Set(['content_filtered', 'guardrail_intervened']);

/** The models of Bedrock in one region. Each has a circuit of its own; throttles open none. */
export function bedrockModel(runtimeOf: RuntimeOf, patience: ModelPatience = PATIENCE): Model {
  const guards = new Map<string, Guard>();
  return {
    answer: (question, onDelta, signal) =>
      guardOf(
        question.modelId,
        guards,
        patience,
      )(async (limit) => {
        const others = signal === undefined ? [limit] : [limit, signal];
        const silence = watchSilence(patience.silenceMs, ...others);
        try {
          return await answered(runtimeOf, question, onDelta, silence);
        } catch (error) {
          throw noUse(signal) ?? modelError(error, question.modelId, Date.now());
        } finally {
          silence.end();
        }
      }),
  };
}

/**
 * Who asked needs it no more: that speaks of no model, and must open no circuit. Before the first event the SDK throws
 * an error of its own for it.
 */
function noUse(signal: AbortSignal | undefined): MeridianError | undefined {
  if (!signal?.aborted) {
    return undefined;
  }
  const { reason } = signal;
  return isMeridianError(reason) ? reason : rejected('no-use', 'Nobody waits any more.', { cause: reason });
}

function guardOf(modelId: string, guards: Map<string, Guard>, { wholeMs }: ModelPatience): Guard {
  const guard = guards.get(modelId) ?? guarded(modelId, { timeoutMs: wholeMs, ...CIRCUIT });
  guards.set(modelId, guard);
  return guard;
}

async function answered(
  runtimeOf: RuntimeOf,
  question: Question,
  onDelta: OnDelta,
  silence: ReturnType<typeof watchSilence>,
): Promise<Ending> {
  const { sdk, client } = await runtimeOf();
  const command = new sdk.ConverseStreamCommand(inputOf(question));
  const { stream } = await client.send(command, { abortSignal: silence.signal });
  const heard: Heard = {};
  if (stream !== undefined) {
    for await (const event of untilAborted(stream, silence.signal)) {
      silence.heard();
      await take(event, heard, onDelta);
    }
  }
  return whole(heard, question.modelId);
}

interface Heard {
  stopReason?: string;
  usage?: Usage;
}

async function take(event: ConverseStreamOutput, heard: Heard, onDelta: OnDelta): Promise<void> {
  const text = event.contentBlockDelta?.delta?.text;
  if (text !== undefined && text !== '') {
    await onDelta(text);
  }
  if (event.messageStop?.stopReason !== undefined) {
    heard.stopReason = event.messageStop.stopReason;
  }
  if (event.metadata?.usage !== undefined) {
    heard.usage = usageOf(event.metadata.usage);
  }
}

/** A stream may end without an error and without an end: only both of these say that it is whole. */
function whole({ stopReason, usage }: Heard, modelId: string): Ending {
  if (stopReason === undefined || usage === undefined) {
    throw new ModelError(
      'model-cut',
      `The answer of ${modelId} broke off: it has no end.`,
      usage && { usage },
    );
  }
  if (FILTERED.has(stopReason)) {
    throw new ModelError('model-filtered', `A filter ended the answer of ${modelId} (${stopReason}).`, {
      usage,
    });
  }
  return { stopReason, usage };
}

function usageOf(usage: TokenUsage): Usage {
  return {
    inputTokens: usage.inputTokens ?? 0,
    outputTokens: usage.outputTokens ?? 0,
    cacheReadTokens: usage.cacheReadInputTokens ?? 0,
    cacheWriteTokens: usage.cacheWriteInputTokens ?? 0,
  };
}

function inputOf(question: Question): ConverseStreamCommandInput {
  const { modelId, system, turns, maxOutputTokens, temperature, tier, metadata } = question;
  return {
    modelId,
    messages: turns.map(({ role, content }) => ({ role, content: content.map(contentBlock) })),
    ...(system.length > 0 && { system: system.map(systemBlock) }),
    inferenceConfig: { maxTokens: maxOutputTokens, ...(temperature !== undefined && { temperature }) },
    ...(tier !== undefined && { serviceTier: { type: tier } }),
    ...(metadata !== undefined && { requestMetadata: { ...metadata } }),
  };
}

const CACHE_POINT = { cachePoint: { type: 'default' as const } };

function contentBlock(block: Block): ContentBlock {
  return block === 'cache-point' ? CACHE_POINT : { text: block.text };
}

function systemBlock(block: Block): SystemContentBlock {
  return block === 'cache-point' ? CACHE_POINT : { text: block.text };
}
