/** One model as this region may use it. */
export interface ModelSettings {
  /** As questions name it. */
  readonly name: string;
  /** As Bedrock names it: a model or an inference profile, which quotas are counted by. */
  readonly modelId: string;
  /** How well it does: 1 answers simple questions, 2 usual ones, 3 hard ones. */
  readonly quality: number;
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  /** What an output token takes of the quota, in input tokens. */
  readonly burndown: number;
  readonly contextTokens: number;
  readonly dollarsPerMillion: TokenPrices;
  /** Whether it is offered as flex and as batch inference, for about half the price. */
  readonly flex: boolean;
  readonly batch: boolean;
  /** Other regions whose quota of the same model may be used where this one is full. */
  readonly elsewhere: readonly ElsewhereSettings[];
}

export interface ElsewhereSettings {
  readonly region: string;
  readonly modelId: string;
}

/** Dollars per million tokens. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** Everything that a deployment says about its answers, as one environment variable. */
export interface AiSettings {
  readonly models: readonly ModelSettings[];
  /** Name of the model that would answer everything if nothing were chosen: what savings are reckoned against. */
  readonly usual: string;
  readonly system: string;
  /** How freely models choose their words, from 0 to 1. */
  readonly temperature: number;
  /** Rises when what answers rest on has changed: no older answer is used again. */
  readonly knowledge: string;
}
