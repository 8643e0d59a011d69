import type { AnswerName } from '../contract/answers.ts';
import type { CheckName } from '../contract/commands.ts';
import type { RequestHeader, ResponseHeader } from './described-headers.ts';

/** What the description says of one route, beside what the route says itself. */
export interface Operation {
  readonly summary: string;
  readonly body?: CheckName;
  readonly contentTypes?: readonly string[];
  readonly success: readonly [status: number, answer: AnswerName | undefined, ...headers: ResponseHeader[]];
  readonly query?: Readonly<Record<string, string | Counted>>;
  readonly headers?: readonly RequestHeader[];
  /** Refusals beside those that its path, its body and its parameters bring along. */
  readonly refusals?: readonly number[];
}

/** A whole number in the query. */
interface Counted {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  readonly otherwise?: number;
}
