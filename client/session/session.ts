import type { EventData, MeridianEvent } from '../../lambdas/contract/events.ts';
import type { Cursor } from '../../lambdas/domain/cursor.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';
import type { Intent } from '../outbox/intent.ts';
import type { Readable } from '../readable.ts';
import type { Presence } from './presence.ts';
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
  /** Gives a message of one's own another content. @throws ClientError `invalid`, `outbox-full` */
  edit(message: Pick<MeridianEvent, 'id'>, content: Omit<EventData['message.sent'], 'mentions'>): Intent;
  /** Deletes a message for good; its author and the session's owner may. @throws ClientError `outbox-full` */
  delete(message: MessageName): Intent;
  /** Sets a reaction of one's own, or takes it back. @throws ClientError `outbox-full` */
  react(message: MessageName, emoji: string, on?: boolean): Intent;
  /**
   * Messages that the user has not read, their own included, on whichever device. It is counted while anybody
   * listens; a message that two regions committed counts once.
   */
  readonly unread: Readable<number>;
  /** Marks all messages read that are known here, and resolves once that is recorded. @throws ClientError `unreachable` */
  markRead(): Promise<void>;
  /** Who is online, for as long as anybody listens. The user is among the members. */
  readonly presence: Readable<Presence>;
  /**
   * Shows the other members who are connected something for a moment, such as typing or a cursor: at most four a
   * second, of which the last one counts, and the same again after three seconds only. It is stored nowhere, may get
   * lost, and goes nowhere while there is no connection or in a session of more than 100.
   * @throws ClientError `invalid` for more than 4 KiB
   */
  whisper(data: unknown): void;
  /** Hears what other members whisper. Forget it after six seconds without another. What it answers ends that. */
  onWhisper(listener: (whisper: Whisper) => void): () => void;
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

/** By what a message is known: an event, or one of `history`, is one. */
export type MessageName = Pick<MeridianEvent, 'id' | 'source'>;

/** What another member shows for a moment. */
export interface Whisper {
  /** User key. */
  readonly from: string;
  readonly data: unknown;
  /** When it was sent. RFC 3339. */
  readonly at: string;
}

/** An event with its place. */
export type SessionEvent = MeridianEvent & { readonly lane: string; readonly version: number };

export interface SendOptions {
  /** `interactive` does not wait for a batch to fill; messages are interactive and updates bulk if nothing is said. */
  readonly queue?: 'interactive' | 'bulk';
}
