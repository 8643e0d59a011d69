import { type Fate, isMeridianError, MeridianError } from '../platform/errors.ts';
import type { Usage } from './model.ts';

/** What may become of a call of a model, other than an answer. */
export type ModelFailure =
  /** A quota of the minute has no room: somebody else in the account uses it too. */
  | 'model-throttled'
  /** The quota of the day is used up: no use in trying again soon. */
  | 'model-daily-tokens'
  | 'model-not-ready'
  /** The question is none that the model takes; it will not be another time. */
  | 'model-invalid'
  /** A filter of the service ended the answer; what was told of it must be taken back. */
  | 'model-filtered'
  /** The answer broke off without a word. */
  | 'model-cut'
  | 'model-broken';

const FATES: Readonly<Record<ModelFailure, Fate>> = {
  'model-throttled': 'conflict',
  'model-daily-tokens': 'conflict',
  'model-not-ready': 'conflict',
  'model-invalid': 'rejected',
  'model-filtered': 'rejected',
  'model-cut': 'broken',
  'model-broken': 'broken',
};

interface About {
  readonly cause?: unknown;
  readonly retryAfterMs?: number | undefined;
  readonly usage?: Usage;
}

/** A model gave no whole answer. Throttles are conflicts: they speak of us, not of the service's health. */
export class ModelError extends MeridianError {
  declare readonly code: ModelFailure;
  /** How long the service wants to be left alone, where it says so. */
  readonly retryAfterMs: number | undefined;
  /** What the call took all the same, where the service says so. */
  readonly usage: Usage | undefined;

  constructor(code: ModelFailure, message: string, { cause, retryAfterMs, usage }: About = {}) {
    super(FATES[code], code, message, cause === undefined ? {} : { cause });
    this.name = 'ModelError';
    this.retryAfterMs = retryAfterMs;
    this.usage = usage;
  }
}

// By name: `instanceof` fails between two bundles that each hold the SDK's classes.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html#API_runtime_ConverseStream_Errors
const FAILURES: Readonly<Record<string, ModelFailure>> = {
  ThrottlingException: 'model-throttled',
  ServiceQuotaExceededException: 'model-throttled',
  ModelNotReadyException: 'model-not-ready',
  ValidationException: 'model-invalid',
  ResourceNotFoundException: 'model-invalid',
};

interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/** What the SDK threw, in our terms; an error that is ours stays what it is. */
export function modelError(error: unknown, modelId: string, nowMs: number): MeridianError {
  if (isMeridianError(error)) {
    return error;
  }
  const { name = 'Error', message = String(error), $response } = Object(error) as SdkError;
  return new ModelError(failureOf(name, message), `${modelId} gave no answer (${name}): ${message}`, {
    cause: error,
    retryAfterMs: millisOf($response?.headers?.['retry-after'], nowMs),
  });
}

function failureOf(name: string, message: string): ModelFailure {
  const failure = FAILURES[name] ?? 'model-broken';
  return failure === 'model-throttled' && /per day/i.test(message) ? 'model-daily-tokens' : failure;
}

/** Seconds or an HTTP date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function millisOf(retryAfter: string | undefined, nowMs: number): number | undefined {
  if (retryAfter === undefined) {
    return undefined;
  }
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
