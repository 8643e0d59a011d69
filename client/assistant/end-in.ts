import type { CompletionStatus } from '../../lambdas/contract/completion-status.ts';
import type { EventData, MeridianEvent } from '../../lambdas/contract/events.ts';

/** How a question ended, by an event of the log. */
export interface End {
  /** User key of who asked. */
  readonly author: string;
  readonly told: CompletionStatus;
}

/** The end of a question in an event; undefined where the event is none of it. */
export function endIn({ id, type, data }: MeridianEvent, completionId: string): End | undefined {
  const { completion, author } = data as Partial<EventData['completion.cancelled']>;
  if (completion !== completionId || author === undefined) return undefined;
  switch (type) {
    case 'completion.finished': {
      const { text, stopReason, model, how, usage, cost } = data as EventData['completion.finished'];
      const made = { stopReason, ...(model !== undefined && { model }), how, usage, cost };
      return { author, told: { completionId, status: 'finished', answerId: id, text, ...made } };
    }
    case 'completion.failed': {
      const { code, reason } = data as EventData['completion.failed'];
      return { author, told: { completionId, status: 'failed', code, reason } };
    }
    case 'completion.cancelled':
      return { author, told: { completionId, status: 'cancelled' } };
    default:
      return undefined;
  }
}
