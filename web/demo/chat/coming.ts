import type { ShownAnswer } from '../../../client/answers.ts';

/** A question, and what there is of its answer. */
export interface Coming {
  /** User key of who asked. */
  readonly asker: string;
  readonly question: string;
  readonly answer: ShownAnswer;
  /** Whether this device ends it: its word may be on its way for as long as the network is away. */
  readonly isStopping: boolean;
  /** False while it may still be on this device alone. */
  readonly isSent: boolean;
  /** Whether it was asked before the session was opened here. */
  readonly isRecalled: boolean;
}

const COMING: ReadonlySet<ShownAnswer['status']> = new Set(['pending', 'queued', 'streaming']);

/** Whether an answer has no end yet. */
export function isComing({ status }: ShownAnswer): boolean {
  return COMING.has(status);
}
