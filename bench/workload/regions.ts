/** The regions of the measured deployment; the first one is measured, the others cost replicas. */
export const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'] as const;

/** The lane that each of them writes. */
export const LANES = REGIONS.map((region) => `${region}.1`);
