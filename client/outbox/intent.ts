import type { BatchCommand } from '../../lambdas/contract/commands.ts';

/** What the application wants to happen; the client gives it its event id. */
export type Command = WithoutId<BatchCommand>;
type WithoutId<C> = C extends BatchCommand ? Omit<C, 'eventId'> : never;

/** A command under its event id, as `POST /v1/batch` takes it. */
export type SentCommand = BatchCommand & { readonly eventId: string };

/** The one end of an intent. */
export type Outcome =
  | { readonly status: 'applied'; readonly lane: string; readonly version: number }
  | {
      readonly status: 'failed';
      /** A problem's code where accept refused it, else the failure's (docs/api.md). */
      readonly code: string;
      readonly reason: string;
    };

/** Something that the application wants to happen, on its way. None of its promises rejects. */
export interface Intent {
  readonly eventId: string;
  /** Undefined for a new session, until it is accepted. */
  readonly sessionId: string | undefined;
  /** Resolves once the intent would survive a reload; false where the storage failed. */
  readonly recorded: Promise<boolean>;
  /** Resolves once a region has answered for it; false where it failed before. */
  readonly accepted: Promise<boolean>;
  /** Resolves with its end: it may take as long as the network is away. */
  readonly done: Promise<Outcome>;
}
