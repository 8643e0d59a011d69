import type { Urgency } from '../contract/names.ts';

/** One message on its way to one queue. */
export interface Entry {
  readonly urgency: Urgency;
  readonly body: string;
}

/** Where accept puts what it accepted. */
export interface Sender {
  /** Resolves once the queue has the message; throws a `broken` error else. */
  send(urgency: Urgency, body: string): Promise<void>;
  /** What became of each entry, in their order. Never throws. */
  sendAll(entries: readonly Entry[]): Promise<Sent[]>;
}

export type Sent = 'sent' | 'failed';
