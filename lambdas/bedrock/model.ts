/** One thing in a prompt: a text, or the end of a prefix that the service may keep for the next call. */
export type Block = { readonly text: string } | 'cache-point';

export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: readonly Block[];
}

/** What a model is asked. */
export interface Question {
  /** A model's id, or an inference profile's. */
  readonly modelId: string;
  readonly system: readonly Block[];
  /** Begins and ends with the user's. */
  readonly turns: readonly Turn[];
  /** Never left out: the service reserves so many tokens of the quota while the call runs. */
  readonly maxOutputTokens: number;
  readonly temperature?: number;
  readonly tier?: 'default' | 'flex' | 'priority';
  /** What the service logs beside the call. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Tokens that a call took, as the service counts them; those read from and written to its prompt cache apart. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

export type StopReason = 'end_turn' | 'stop_sequence' | 'max_tokens' | 'tool_use' | (string & {});

/** How a whole answer ended. */
export interface Ending {
  readonly stopReason: StopReason;
  readonly usage: Usage;
}

/** Hears the answer piece by piece; the next piece waits for what it returns. */
export type OnDelta = (text: string) => void | Promise<void>;

/** A language model. */
export interface Model {
  /**
   * Tells an answer as it comes, and how it ended: with a stop reason and the usage, or not at all. An answer that
   * breaks off is an error, however much of it was told.
   * @param signal ends it; its reason is thrown where that is one of our errors
   * @throws ModelError
   */
  answer(question: Question, onDelta: OnDelta, signal?: AbortSignal): Promise<Ending>;
}
