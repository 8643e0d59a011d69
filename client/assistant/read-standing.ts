import type { CompletionStatus } from '../../lambdas/contract/completion-status.ts';
import { problemCodeOf } from '../answer.ts';
import type { Api } from '../api.ts';
import { refusal } from '../session/session-api.ts';

/** Whose question, and where. */
export interface Place {
  readonly sessionId: string;
  /** Event id of the question. */
  readonly id: string;
  /** User key of who asked; the user where it is undefined. */
  readonly source: string | undefined;
}

export interface Known {
  readonly run: number;
  /** The first piece of the run that is missing. */
  readonly from: number;
  /** When a region accepted the question, where it is known. RFC 3339 */
  readonly acceptedAt: string | undefined;
}

/** What a look came to. */
export interface Look {
  /** Undefined where nobody answered, or the region does not know the question, or not yet. */
  readonly told: CompletionStatus | undefined;
  readonly region: string | undefined;
  /** Whether the attempt has to be called failed. */
  readonly failed: boolean;
  /** Soonest that another one makes sense, as the region says. */
  readonly waitMs: number;
}

/** Asks once what became of a question. Never rejects: a refusal is the end of it here. */
export async function readStanding(api: Pick<Api, 'attempt'>, place: Place, known: Known): Promise<Look> {
  const answer = await api.attempt({ method: 'GET', path: pathOf(place, known) });
  const { failed, route } = answer;
  const { region } = route;
  if (answer.failed) return { told: undefined, region, failed, waitMs: answer.waitMs };
  const waitMs = 1_000 * Number(answer.header('retry-after') ?? 0) || 0;
  const { status, json } = answer;
  if (status === 200) return { told: json as CompletionStatus, region, failed, waitMs };
  if (status === 404 || status >= 500) return { told: undefined, region, failed, waitMs };
  const code = problemCodeOf(json) ?? `status-${status}`;
  const told = { completionId: place.id, status: 'failed', code, reason: refusal(answer).message } as const;
  return { told, region, failed, waitMs };
}

function pathOf({ sessionId, id, source }: Place, { run, from, acceptedAt }: Known): string {
  const query = [
    ...(run > 0 ? [`run=${run}`, `from=${from}`] : []),
    ...(acceptedAt === undefined ? [] : [`accepted=${encodeURIComponent(acceptedAt)}`]),
    ...(source === undefined ? [] : [`author=${source}`]),
  ].join('&');
  return `/v1/sessions/${sessionId}/completions/${id}${query === '' ? '' : `?${query}`}`;
}
