import type { Ask } from '../domain/limiter/reservation.ts';
import type { EndedCall } from '../domain/limiter/settlement.ts';
import type { Admission, Limiter } from './limiter.ts';

/** DynamoDB takes expressions of 4 KB. */
const MOST_TOGETHER = 10;

/** A call whose caller waits for what the next write, or one after it, makes of it. */
interface Waiting<Result> {
  readonly key: string;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export type Settled = Awaited<ReturnType<Limiter['settle']>>;
/** A call that wants to be let in. */
export type Asking = Waiting<Admission> & { readonly ask: Ask; tries: number };
/** A call that ended, and whose tokens are to be settled. */
export type Ending = Waiting<Settled> & EndedCall & { readonly isLeft: boolean };

/** Of those that wait, as many as a write has room for, and no two of the same key. */
export function together<One extends { readonly key: string }>(waiting: readonly One[]): One[] {
  return [...new Map(waiting.map((one) => [one.key, one])).values()].slice(0, MOST_TOGETHER);
}
