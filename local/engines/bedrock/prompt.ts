import { labelOf } from './meaning.ts';
import { invalid, type Model } from './models.ts';
import { countTokens } from './tokens.ts';

type Document = Readonly<Record<string, unknown>>;

/** The beginning of a prompt up to a cache point. */
export interface CacheablePrefix {
  readonly digest: string;
  readonly tokens: number;
}

/** What a model is asked. */
export interface Prompt {
  /** The last thing that the user said. */
  readonly asked: string;
  /** What the system prompt says. */
  readonly instruction: string;
  /** What was said in all turns. */
  readonly told: string;
  /** Everything before it that an answer may depend on: tools, system and earlier turns, without cache points. */
  readonly before: string;
  readonly inputTokens: number;
  readonly prefixes: readonly CacheablePrefix[];
  readonly maxTokens: number;
  readonly stopSequences: readonly string[];
  /** From `requestMetadata`, which Bedrock only logs: `meaning` is the answer's label, `outputTokens` its length. */
  readonly hints: Readonly<Record<string, string>>;
}

interface Turn {
  readonly role: string;
  readonly content: readonly Document[];
}

// What a message costs beside its text.
const TOKENS_PER_MESSAGE = 3;

/**
 * Reads the input of Converse.
 * @throws AwsError with Bedrock's words where it is none
 */
export function promptOf(input: Document, model: Model): Prompt {
  const turns = turnsOf(input.messages);
  const { maxTokens = model.mostOutputTokens, stopSequences = [] } = (input.inferenceConfig ?? {}) as {
    maxTokens?: number;
    stopSequences?: string[];
  };
  requireMaxTokens(maxTokens, model);
  const tools = ((input.toolConfig as Document | undefined)?.tools ?? []) as Document[];
  const system = (input.system ?? []) as Document[];
  const blocks = [...tools, ...system, ...turns.flatMap(({ content }) => content)];
  const inputTokens = tokensOfBlocks(blocks) + turns.length * TOKENS_PER_MESSAGE;
  if (inputTokens + maxTokens > model.contextTokens + model.mostOutputTokens) {
    throw invalid('Input is too long for requested model.');
  }
  const asked = textOf(turns.at(-1)?.content ?? []);
  return {
    asked,
    instruction: textOf(system),
    told: textOf(turns.flatMap(({ content }) => content)),
    before: beforeOf(tools, system, turns.slice(0, -1)),
    inputTokens,
    prefixes: prefixesOf(blocks),
    maxTokens,
    stopSequences,
    hints: (input.requestMetadata ?? {}) as Record<string, string>,
  };
}

function turnsOf(messages: unknown): Turn[] {
  const turns = (messages ?? []) as Turn[];
  if (turns[0]?.role !== 'user') {
    throw invalid(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  }
  for (const [at, turn] of turns.entries()) requireTurn(turn, turns[at - 1]?.role, at);
  return turns;
}

function requireTurn({ role, content }: Turn, before: string | undefined, at: number): void {
  if (role === before) {
    throw invalid(
      'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
    );
  }
  if (!Array.isArray(content) || content.length === 0) {
    throw invalid(
      `The content field in the Message object at messages.${at} is empty. Add a ContentBlock object to the content field and try again.`,
    );
  }
  const blank = content.findIndex(({ text }) => typeof text === 'string' && text.trim() === '');
  if (blank >= 0) {
    throw invalid(
      `The text field in the ContentBlock object at messages.${at}.content.${blank} is blank. Add text to the text field, and try again.`,
    );
  }
}

/** Where the service may keep a beginning changes nothing that is said. */
function beforeOf(tools: readonly Document[], system: readonly Document[], earlier: readonly Turn[]): string {
  const said = (blocks: readonly Document[]) => blocks.filter((block) => !isCachePoint(block));
  const turns = earlier.map(({ role, content }) => ({ role, content: said(content) }));
  return JSON.stringify([said(tools), said(system), turns]);
}

function requireMaxTokens(maxTokens: unknown, { mostOutputTokens }: Model): void {
  if (typeof maxTokens !== 'number' || !Number.isInteger(maxTokens) || maxTokens < 1) {
    throw invalid(
      `Value '${maxTokens}' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  }
  if (maxTokens > mostOutputTokens) {
    throw invalid(
      `The maximum tokens you requested exceeds the model limit of ${mostOutputTokens}. Try again with a maximum tokens value that is lower than ${mostOutputTokens}.`,
    );
  }
}

/** Text of content blocks; what is no text counts as the JSON that it is. */
function textOf(blocks: readonly Document[]): string {
  const texts = blocks.filter((block) => !isCachePoint(block));
  return texts
    .map((block) => (typeof block.text === 'string' ? block.text : JSON.stringify(block)))
    .join('\n');
}

function tokensOfBlocks(blocks: readonly Document[]): number {
  return countTokens(textOf(blocks));
}

function prefixesOf(blocks: readonly Document[]): CacheablePrefix[] {
  return blocks.flatMap((block, at) => {
    if (!isCachePoint(block)) return [];
    const before = blocks.slice(0, at);
    return [
      {
        digest: labelOf(JSON.stringify(before.filter((one) => !isCachePoint(one)))),
        tokens: tokensOfBlocks(before),
      },
    ];
  });
}

function isCachePoint(block: Document): boolean {
  return 'cachePoint' in block;
}
