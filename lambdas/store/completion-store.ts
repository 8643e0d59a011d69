import type { MeridianEvent } from '../contract/events.ts';
import type { CompletionKey } from '../domain/completion.ts';

/** What is known of a completion in this replica, wherever it was committed. */
export interface CompletionRecord {
  readonly requested: MeridianEvent<'completion.requested'> | undefined;
  readonly finished: MeridianEvent<'completion.finished'> | undefined;
  readonly failed: MeridianEvent<'completion.failed'> | undefined;
  readonly cancelled: MeridianEvent<'completion.cancelled'> | undefined;
}

/** Completions as the log has them: question and answer are messages, the other ends stand beside them. */
export interface CompletionStore {
  /** Keeps how a completion ended without an answer; the first of each kind stays. */
  putEnd(event: MeridianEvent<'completion.failed' | 'completion.cancelled'>): Promise<void>;
  /** An answer by its own id. */
  answer(sessionId: string, answerId: string): Promise<MeridianEvent<'completion.finished'> | undefined>;
  /** One read. */
  completion(sessionId: string, key: CompletionKey): Promise<CompletionRecord>;
}
