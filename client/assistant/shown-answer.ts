/** An answer of the assistant as one device may show it; never more than has arrived without a hole. */
export type ShownAnswer = { readonly text: string } & (
  | {
      /** No region is known to have the question. */
      readonly status: 'pending';
    }
  | {
      /** It waits for a model, or for another run after one that broke off. */
      readonly status: 'queued';
      /** About how many wait, this one included. */
      readonly position?: number;
      readonly estimateSeconds?: number;
    }
  | {
      /** The text grows. Should the run break off, it is taken back. */
      readonly status: 'streaming';
    }
  | {
      readonly status: 'finished';
      /** Event id of the answer, once the session's log is known to have it. */
      readonly answerId?: string;
    }
  | {
      readonly status: 'failed';
      /** A word for programs. */
      readonly code: string;
      /** A sentence for people. */
      readonly reason: string;
    }
  | { readonly status: 'cancelled' }
);
