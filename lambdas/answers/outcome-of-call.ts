import type { Usage } from '../bedrock/model.ts';
import type { ModelSettings } from '../contract/ai-settings.ts';
import type { Outcome, Reservation } from '../domain/limiter/settlement.ts';
import { isMeridianError } from '../platform/errors.ts';

/**
 * What a call took of the quota, and what the service had reserved for it while it ran.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html
 */
export function usedBy(
  { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }: Usage,
  { burndown }: Pick<ModelSettings, 'burndown'>,
  maxOutputTokens: number,
): Outcome {
  const tokens = inputTokens + cacheWriteTokens + outputTokens * burndown;
  const reserved = inputTokens + cacheReadTokens + cacheWriteTokens + maxOutputTokens;
  return { kind: 'used', tokens, reserved };
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
    case 'circuit-open':
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
