import type { Urgency } from '../contract/names.ts';
import type { Command } from '../domain/decide.ts';

/** One command as a request gave it, checked against its schema. */
export interface Order {
  readonly command: Command;
  /** Undefined for a session that is yet to be created. */
  readonly sessionId: string | undefined;
  /** The event id that the client minted. */
  readonly declaredId: string | undefined;
  /** The queue that the client asked for. */
  readonly urgency: Urgency | undefined;
  /** RFC 6901 pointer to where the command stands in the request's body. */
  readonly at: string;
}
