import type { Usage } from '../bedrock/model.ts';
import type { ModelSettings } from '../contract/ai-settings.ts';
import type { Outcome, Reservation } from '../domain/limiter/settlement.ts';
import { isMeridianError } from '../platform/errors.ts';

/** What a call took of the quota: https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html */
export function usedBy(
  { inputTokens, cacheWriteTokens, outputTokens }: Usage,
  { burndown }: Pick<ModelSettings, 'burndown'>,
): Outcome {
  return { kind: 'used', tokens: inputTokens + cacheWriteTokens + outputTokens * burndown };
}

/**
 * The table of docs/answers.md#a-call-of-a-model: what began and has no end may have taken everything.
 * @param said what the model had said by then
 */
export function outcomeAfter(error: unknown, { tokens }: Pick<Reservation, 'tokens'>, said: string): Outcome {
  switch (codeOf(error)) {
    case 'model-throttled':
      return { kind: 'throttled' };
    case 'model-daily-tokens':
      return { kind: 'exhausted' };
    case 'model-not-ready':
    case 'model-invalid':
      return { kind: 'refused' };
    case 'model-broken':
      return said === '' ? { kind: 'refused' } : { kind: 'used', tokens };
    default:
      return { kind: 'used', tokens };
  }
}

function codeOf(error: unknown): string {
  return isMeridianError(error) ? error.code : '';
}
