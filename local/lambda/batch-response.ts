import type { Invocation } from './invocation.ts';

/** What of a batch failed. */
export type BatchOutcome = 'all failed' | { readonly failedIds: ReadonlySet<string> };

const NONE: BatchOutcome = { failedIds: new Set() };

/**
 * Reads what a function says about its batch. What AWS does not understand fails the whole batch: an identifier
 * that is missing, empty or not of the batch, or an answer of another shape.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function batchOutcomeOf(
  { payload, functionError }: Invocation,
  ids: readonly string[],
  reportsItemFailures: boolean,
): BatchOutcome {
  if (functionError !== undefined) return 'all failed';
  return reportsItemFailures ? reportedOutcome(payload, new Set(ids)) : NONE;
}

function reportedOutcome(payload: string, ids: ReadonlySet<string>): BatchOutcome {
  const answer = parsed(payload);
  if (answer === undefined) return 'all failed';
  const failures = answer?.batchItemFailures ?? [];
  if (!Array.isArray(failures)) return 'all failed';
  const failedIds = new Set(failures.map((failure) => String(failure?.itemIdentifier)));
  return [...failedIds].every((id) => ids.has(id)) ? { failedIds } : 'all failed';
}

function parsed(payload: string): { batchItemFailures?: unknown } | null | undefined {
  try {
    const answer: unknown = JSON.parse(payload);
    return typeof answer === 'object' && !Array.isArray(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}
