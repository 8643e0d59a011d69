import type { LogFields } from '../platform/logger.ts';

/** What a route answers, and what the log may say about it. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Taken off before the answer goes out. */
  readonly about?: LogFields;
}

/** A route's work. It answers, or throws an error that becomes a problem. */
export type Handle<R> = (request: R) => Promise<Answer>;

/** A JSON answer. Nobody between us and the caller keeps it, unless the headers say otherwise. */
export function json(
  statusCode: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store', ...headers },
    body: JSON.stringify(body),
  };
}
