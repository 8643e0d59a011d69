/** How a model is called: by itself, or through a profile that may send the call to other regions. */
export type ProfileKind = 'none' | 'geographic' | 'global';

/** A model in one region, as Bedrock names it, and all that a call of it may touch. */
export interface InvokedModel {
  /** Of the model or of the profile. */
  readonly modelId: string;
  /** Regions in which the call may run; empty for wherever a global profile sends it, which IAM asks about as well. */
  readonly regions: readonly string[];
  readonly isProfile: boolean;
}

/**
 * Every region to which a geography's profiles send calls; one model's may use fewer.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
const GEOGRAPHIES: Readonly<Record<string, readonly [prefix: string, ...regions: string[]]>> = {
  us: ['us', 'us-east-1', 'us-east-2', 'us-west-2'],
  eu: ['eu', 'eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
  ap: [
    'apac',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
  ],
};

/** ARNs of a global profile's models have no region: https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html */
const ANYWHERE = '';

/** What calling a model means in a region. Where there is no geographic profile, the model is called by itself. */
export function invokedIn(region: string, modelId: string, profile: ProfileKind): InvokedModel {
  if (profile === 'global') {
    return { modelId: `global.${modelId}`, regions: [region, ANYWHERE], isProfile: true };
  }
  const [prefix, ...regions] = GEOGRAPHIES[region.split('-')[0] ?? ''] ?? [];
  return profile === 'none' || prefix === undefined
    ? { modelId, regions: [region], isProfile: false }
    : { modelId: `${prefix}.${modelId}`, regions: [...new Set([region, ...regions])], isProfile: true };
}
