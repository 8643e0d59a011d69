import type { TokenPrices } from '../lambdas/contract/ai-settings.ts';
import type { BatchSettings } from '../lambdas/contract/batch-settings.ts';
import type { Priority } from '../lambdas/contract/completions.ts';
import type { IntentAnswers } from '../lambdas/contract/intents.ts';
import type { ProfileKind } from './inference-profile.ts';

/** What a team decides about answers. */
export interface AiConfiguration {
  /** At least one; questions name them, and the cheapest that will do answers where none is named. */
  readonly models: readonly ModelConfiguration[];
  /** Name of the model that would answer everything if nothing were chosen: savings are reckoned against it. */
  readonly usualModel: string;
  /** What every model is told first; at most 1,000 characters, since it travels as a variable. */
  readonly systemPrompt: string;
  /** How freely models choose their words, from 0 to 1; 0.2 where left out. Above 0.7 no answer is kept for others. */
  readonly temperature?: number;
  /** Raise it when what answers rest on has changed: no older answer is used again. */
  readonly knowledgeVersion: string;
  /** Whether a full quota may be spared by that of another region of the deployment. */
  readonly spillToRegions: boolean;
  /** Answers that one model gives at once, by how urgent they are; 2 to 1,000. */
  readonly concurrency: Readonly<Record<Priority, number>>;
  /** When questions of the class `batch` go into jobs together, of models that are offered so. */
  readonly batchJobs: BatchSettings;
  /** An alarm tells of more in an hour and region. */
  readonly dollarsPerHour: number;
  /** Answers that need no model, by what is asked; `lambdas/contract/intents.ts` has what can be told apart. */
  readonly intents: IntentAnswers;
  /** Whether CloudFront guesses the intent before a region is asked: docs/decisions/0062-guess-at-edge.md */
  readonly guessAtEdge: boolean;
}

export interface ModelConfiguration {
  readonly name: string;
  /** Of the foundation model, such as `amazon.nova-micro-v1:0`. */
  readonly modelId: string;
  readonly profile: ProfileKind;
  /** 1 answers simple questions, 2 usual ones, 3 hard ones. */
  readonly quality: 1 | 2 | 3;
  /** Quotas of each region: https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-runtime.html */
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  /** What an output token takes of the quota, in input tokens; 5 for the newer Claude models. */
  readonly burndown: number;
  readonly contextTokens: number;
  readonly dollarsPerMillion: TokenPrices;
  readonly flex: boolean;
  readonly batch: boolean;
}
