import type { Ids } from '../platform/errors.ts';
import type { Answer } from './answer.ts';
import { kindOf, type ProblemCode, problemCodeOf } from './problem-codes.ts';
import type { Fault } from './request-error.ts';

/** An RFC 9457 problem. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId: string;
  readonly faults?: readonly Fault[];
  /** The id that was made for the command, to send it again with. */
  readonly eventId?: string;
}

/** Seconds after which a caller may try again what failed through no fault of theirs. */
const RETRY_AFTER_SECONDS = '1';

/** What a caller is told about an error. Errors that are not Meridian's own tell nothing of themselves. */
export function problemOf(error: unknown, requestId: string): Problem {
  const code = problemCodeOf(error);
  const { status, title } = kindOf(code);
  const { faults = [], ids } = (error ?? {}) as { faults?: readonly Fault[]; ids?: Ids };
  return {
    // A name, not an address: nobody has to host it. RFC 9457 §3.1.1 allows any URI.
    type: `urn:meridian:problem:${code}`,
    title,
    status,
    detail: detailOf(code, error),
    requestId,
    ...(faults.length === 0 ? {} : { faults }),
    ...(ids?.eventId === undefined ? {} : { eventId: ids.eventId }),
  };
}

/** The same as an answer. */
export function problemAnswer(error: unknown, requestId: string): Answer {
  const problem = problemOf(error, requestId);
  const { headers = {} } = (error ?? {}) as { headers?: Readonly<Record<string, string>> };
  return {
    statusCode: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
      ...(problem.status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
      ...headers,
    },
    body: JSON.stringify(problem),
  };
}

function detailOf(code: ProblemCode, error: unknown): string {
  switch (code) {
    case 'internal':
      return 'Something broke on our side. Send the same request again; its event id keeps it from counting twice.';
    case 'unavailable':
      return 'This region cannot do it right now. Send the same request again in a moment, or to another region.';
    default:
      return (error as Error).message;
  }
}
