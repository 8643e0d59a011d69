import { AwsError } from '../engine.ts';

/** A model as far as the stand-in tells them apart. */
export interface Model {
  /** `amazon.nova-micro-v1:0` */
  readonly id: string;
  readonly kind: 'text' | 'embedding';
  /** Whose request and answer `InvokeModel` takes. */
  readonly family: 'nova' | 'anthropic' | 'titan-embedding';
  readonly mostOutputTokens: number;
  readonly contextTokens: number;
  /** What one output token takes from the quota. https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html */
  readonly burndown: number;
  /** Whether it answers to inference profiles only. */
  readonly profileOnly: boolean;
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
}

/** What a call names: a model, by itself or through an inference profile, whose quota is another. */
export interface Target {
  readonly model: Model;
  /** `us.amazon.nova-micro-v1:0`; undefined where the model is called by itself. */
  readonly profileId: string | undefined;
  /** What quotas are counted by. */
  readonly quotaId: string;
}

const NOVA = { kind: 'text', family: 'nova', burndown: 1, profileOnly: false } as const;
const CLAUDE = { kind: 'text', family: 'anthropic', burndown: 1, profileOnly: false } as const;

// Quotas are in the order of the defaults of us-east-1: https://docs.aws.amazon.com/general/latest/gr/bedrock.html
const MODELS: readonly Model[] = [
  {
    ...NOVA,
    id: 'amazon.nova-micro-v1:0',
    mostOutputTokens: 10_000,
    contextTokens: 128_000,
    requestsPerMinute: 2_000,
    tokensPerMinute: 4_000_000,
  },
  {
    ...NOVA,
    id: 'amazon.nova-lite-v1:0',
    mostOutputTokens: 10_000,
    contextTokens: 300_000,
    requestsPerMinute: 1_000,
    tokensPerMinute: 2_000_000,
  },
  {
    ...NOVA,
    id: 'amazon.nova-pro-v1:0',
    mostOutputTokens: 10_000,
    contextTokens: 300_000,
    requestsPerMinute: 250,
    tokensPerMinute: 1_000_000,
  },
  {
    ...CLAUDE,
    id: 'anthropic.claude-3-haiku-20240307-v1:0',
    mostOutputTokens: 4_096,
    contextTokens: 200_000,
    requestsPerMinute: 1_000,
    tokensPerMinute: 2_000_000,
  },
  {
    ...CLAUDE,
    id: 'anthropic.claude-sonnet-4-20250514-v1:0',
    mostOutputTokens: 64_000,
    contextTokens: 200_000,
    burndown: 5,
    profileOnly: true,
    requestsPerMinute: 200,
    tokensPerMinute: 200_000,
  },
  {
    id: 'amazon.titan-embed-text-v2:0',
    kind: 'embedding',
    family: 'titan-embedding',
    burndown: 1,
    profileOnly: false,
    mostOutputTokens: 0,
    contextTokens: 8_192,
    requestsPerMinute: 6_000,
    tokensPerMinute: 300_000,
  },
];

// Prefix of a profile's id → regions that it may send a call to, beside the one that it is called in.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
const GEOGRAPHIES: Readonly<Record<string, readonly string[]>> = {
  us: ['us-east-1', 'us-east-2', 'us-west-2'],
  eu: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
  apac: [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
  ],
  // Wherever AWS has room: IAM asks about the model without a region.
  global: [''],
};

const ARN = /^arn:aws[a-z-]*:bedrock:[a-z0-9-]*:\d*:(?:foundation-model|inference-profile)\/(.+)$/;
const PROFILE = /^(us|eu|apac|global)\.(.+)$/;

/**
 * What a model id, a profile id or an ARN of either names.
 * @throws AwsError as Bedrock does where there is no such model, or it wants a profile
 */
export function targetOf(modelId: string): Target {
  const name = ARN.exec(modelId)?.[1] ?? modelId;
  const profiled = PROFILE.exec(name);
  const model = MODELS.find(({ id }) => id === (profiled?.[2] ?? name));
  if (!model) throw invalid('The provided model identifier is invalid.');
  if (model.profileOnly && !profiled) {
    throw invalid(
      `Invocation of model ID ${name} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    );
  }
  return { model, profileId: profiled ? name : undefined, quotaId: name };
}

/** Regions in which a profile may run a call, the calling one included. */
export function regionsOf({ profileId }: Target, region: string): string[] {
  const geography = PROFILE.exec(profileId ?? '')?.[1] ?? '';
  return [...new Set([region, ...(GEOGRAPHIES[geography] ?? [])])];
}

/** The error by which Bedrock says what is wrong with a request. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400);
}
