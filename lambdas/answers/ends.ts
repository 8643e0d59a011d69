import type { Ask } from '../contract/asks.ts';
import type { Intent } from '../contract/events.ts';
import { type End, endOf, type Outcome } from '../domain/completion.ts';
import type { Sender } from '../platform/sender.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import type { CompletionPlace, ProgressStore } from '../store/progress-store.ts';

/** What of a question its end tells. */
export type WhoAsked = Pick<Ask, 'sessionId' | 'completion' | 'asker' | 'traceparent'>;

/** How completions end. */
export interface Ends {
  /**
   * Decides the end of a completion, and keeps it: whoever comes again after a crash need not ask the model again.
   * @returns the message that says so, of the first who decided
   */
  decide<T extends End>(ask: WhoAsked, type: T, outcome: Outcome<T>): Promise<string>;
  /** Has it applied, like what a person commands. */
  send(body: string): Promise<void>;
}

export interface EndPorts {
  readonly progress: Pick<ProgressStore, 'keepEnd'>;
  readonly sender: Pick<Sender, 'send'>;
  nowMs(): number;
}

export function endsOf({ progress, sender, nowMs }: EndPorts): Ends {
  return {
    decide(ask, type, outcome) {
      const place = placeOf(ask);
      const event = endOf(place, type, outcome, { sha256: sha256Hex, timeOf });
      const acceptedAt = timeOf(nowMs());
      const { traceparent } = ask;
      const intent: Intent = { v: 1, event, acceptedAt, authority: 'service', traceparent };
      return progress.keepEnd(place, encodeMessage(intent));
    },
    send: (body) => sender.send('interactive', body),
  };
}

/** Whether an end that was kept is this answer: somebody else may have decided another one before. */
export function isAnswer(body: string, text: string): boolean {
  const { event } = JSON.parse(body) as Intent;
  const { text: kept } = event.data as { readonly text?: string };
  return event.type === 'completion.finished' && kept === text;
}

/** Which completion a question asks for. */
export function placeOf({
  sessionId,
  completion: id,
  asker,
}: Omit<WhoAsked, 'traceparent'>): CompletionPlace {
  return { sessionId, id, asker };
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
