import type { EventData, MeridianEvent } from '../../lambdas/contract/events.ts';
import type { Cursor } from '../../lambdas/domain/cursor.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';
import type { Intent } from '../outbox/intent.ts';
import type { Readable } from '../readable.ts';
import type { MessagePage } from './session-api.ts';

/** A session as one device sees it. */
export interface Session {
  readonly id: string;
  /**
   * The state with one's own updates over it, at once. It follows the server while anybody listens here or to
   * `subscribe`; until the first answer it shows one's own updates only.
   */
  readonly profile: Readable<JsonObject>;
  readonly status: Readable<SessionStatus>;
  /** Where `subscribe` has come: keep it, and give it to `session(id, { after })` to go on there. */
  readonly cursor: string;
  /**
   * Merges an RFC 7396 patch into the profile. Shows at once, and disappears again should it fail.
   * @throws ClientError `invalid`, `outbox-full`
   */
  update(patch: JsonObject, options?: SendOptions): Intent;
  /** Sends a message. @throws ClientError `invalid`, `outbox-full` */
  send(message: EventData['message.sent'], options?: SendOptions): Intent;
  /** Owner only; the subject is of the owner's own tenant. @throws ClientError `invalid`, `outbox-full` */
  addMember(subject: string): Intent;
  /** Owner only. @throws ClientError `invalid`, `outbox-full` */
  removeMember(subject: string): Intent;
  /**
   * Calls with every event past the cursor, once, each lane in its order; all regions' events come. What it answers
   * ends that.
   */
  subscribe(listener: (event: SessionEvent) => void): () => void;
  /** Hears of events that `subscribe` cannot give, since they are no longer kept: `profile` has them folded in. */
  onSkipped(listener: (heads: Cursor) => void): () => void;
  /** Messages, newest first. @throws ClientError `unreachable`, `refused` */
  history(page?: { before?: string; limit?: number }): Promise<MessagePage>;
  /**
   * The profile as the server has it, not from before an intent: the last one of this session if none is named.
   * It waits for as long as `withinMs`, 20 seconds if nothing is said.
   * @throws ClientError `unreachable`, `refused` (with problem `event-failed`)
   */
  readAfterWrite(intent?: Intent, withinMs?: number): Promise<JsonObject>;
}

/**
 * `idle`: nobody listens. `connecting`: the first answer is awaited. `live`: everything there is, is here.
 * `behind`: no answer, or a replica that lacks something; it is asked again. `missing`: there is no such session for
 * this user, or not yet.
 */
export type SessionStatus = 'idle' | 'connecting' | 'live' | 'behind' | 'missing';

/** An event with its place. */
export type SessionEvent = MeridianEvent & { readonly lane: string; readonly version: number };

export interface SendOptions {
  /** `interactive` does not wait for a batch to fill; messages are interactive and updates bulk if nothing is said. */
  readonly queue?: 'interactive' | 'bulk';
}
