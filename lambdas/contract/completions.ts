import { type Static, Type } from '@sinclair/typebox';
import { EventId, NOT_BLANK, UserKey } from './ids.ts';
import { Limits } from './limits.ts';

/** How soon somebody wants an answer: what waits for `batch` may take a day, and costs half. */
export const Priority = Type.Union([
  Type.Literal('interactive'),
  Type.Literal('standard'),
  Type.Literal('batch'),
]);
export type Priority = Static<typeof Priority>;
export const PRIORITIES: readonly Priority[] = ['interactive', 'standard', 'batch'];

/** Name of a model in the configuration. */
const ModelName = Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' });

const wishes = {
  /** The cheapest model that will do, where none is named. */
  model: Type.Optional(ModelName),
  maxOutputTokens: Type.Optional(Type.Integer({ minimum: 1, maximum: Limits.outputTokens })),
};

/** Body of `POST …/completions`. */
export const CompletionBody = Type.Object(
  {
    // Models refuse a blank text, and would do so only when it is their turn.
    message: Type.String({ minLength: 1, maxLength: Limits.textCharacters, pattern: NOT_BLANK }),
    priority: Type.Optional(Priority),
    ...wishes,
    stream: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type CompletionBody = Static<typeof CompletionBody>;

/** A question to the assistant; a message of whoever asks. */
export const CompletionRequested = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: Limits.textCharacters }),
    priority: Priority,
    ...wishes,
    /** Whether its answer goes to devices while it comes. */
    stream: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** A completion is known by the event that requested it and by who asked. */
const ofCompletion = { completion: EventId, author: UserKey };

/** Tokens, as the model's service counts them. */
export const TokenUsage = Type.Object(
  {
    inputTokens: Type.Integer({ minimum: 0 }),
    outputTokens: Type.Integer({ minimum: 0 }),
    cacheReadTokens: Type.Integer({ minimum: 0 }),
    cacheWriteTokens: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);

/** Where an answer came from, and why from there. */
export const Provenance = Type.Object(
  {
    /** What the cache said. */
    cache: Type.Union([
      Type.Literal('exact'),
      Type.Literal('alias'),
      Type.Literal('semantic'),
      Type.Literal('followed'),
      Type.Literal('adapt'),
      Type.Literal('miss'),
      Type.Literal('bypass'),
    ]),
    /** By which way it was answered. */
    route: Type.Union([
      Type.Literal('cache'),
      Type.Literal('intent'),
      Type.Literal('on-demand'),
      Type.Literal('flex'),
      Type.Literal('batch'),
    ]),
    /** Why, in a few words. */
    why: Type.String({ maxLength: 200 }),
    /** The cache's entry behind the answer, by keys that say nothing; who dislikes the answer takes it out. */
    entry: Type.Optional(Type.String({ maxLength: 120 })),
    /** Region whose quota was used, where it was another's. */
    region: Type.Optional(Type.String()),
    /** Cheaper model whose answer was not good enough. */
    escalatedFrom: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type Provenance = Static<typeof Provenance>;

/** What an answer cost, and what it would have cost asked of the usual model on demand. Dollars, to nine places. */
export const Cost = Type.Object(
  {
    dollars: Type.Number({ minimum: 0, description: 'What all runs have cost; 0 where no model was asked' }),
    counterfactualDollars: Type.Number({
      minimum: 0,
      description: 'What the usual model would have cost on demand, with all of the prompt read anew',
    }),
  },
  { additionalProperties: false },
);

/** With them whole answers end, without tools and stop sequences: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
const STOP_REASONS = ['end_turn', 'max_tokens', 'model_context_window_exceeded'];

/** A whole answer; a message of the assistant. */
export const CompletionFinished = Type.Object(
  {
    ...ofCompletion,
    text: Type.String({ minLength: 1, maxLength: Limits.answerCharacters }),
    /** Left out where no model was asked. */
    model: Type.Optional(ModelName),
    /** Why the model stopped, in the words of its service. */
    stopReason: Type.String({ maxLength: 64, examples: STOP_REASONS }),
    how: Provenance,
    usage: TokenUsage,
    cost: Cost,
  },
  { additionalProperties: false },
);

export const CompletionFailed = Type.Object(
  {
    ...ofCompletion,
    /** A word for programs. */
    code: Type.String({ minLength: 1, maxLength: 64 }),
    /** A sentence for people. */
    reason: Type.String({ minLength: 1, maxLength: 1_000 }),
  },
  { additionalProperties: false },
);

export const CompletionCancelled = Type.Object(ofCompletion, { additionalProperties: false });
