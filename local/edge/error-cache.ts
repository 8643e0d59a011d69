/** An error answer, whole. */
export interface ErrorAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** CloudFront's memory of errors, which it has whether or not the cache policy allows to keep anything. */
export interface ErrorCache {
  /** The error that still stands for a request; undefined where the origin must be asked. */
  find(key: string): ErrorAnswer | undefined;
  keep(key: string, answer: ErrorAnswer): void;
}

/**
 * Kept for the error caching minimum TTL. 400, 403, 405, 412 and 415 are kept only where the origin gives them a
 * `max-age`, which no API here does.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
const KEPT = new Set([404, 410, 414, 500, 501, 502, 503, 504]);
/** The few errors for which CloudFront heeds an origin that forbids to keep them. */
const HEEDS_ORIGIN = new Set([404, 410, 414, 501]);
const FORBIDS = /no-store|no-cache|private/i;
const DEFAULT_SECONDS = 10;
/** Enough to be seen; a local cloud is no cache. */
const MAX_ENTRIES = 1_000;

/** Keeps errors as the distribution says, by status; a status that it does not name is kept for ten seconds. */
export function createErrorCache(
  secondsByStatus: ReadonlyMap<number, number>,
  nowMs: () => number,
): ErrorCache {
  const kept = new Map<string, { readonly answer: ErrorAnswer; readonly untilMs: number }>();
  return {
    find(key) {
      const found = kept.get(key);
      return found && found.untilMs > nowMs() ? found.answer : undefined;
    },
    keep(key, answer) {
      const seconds = mayKeep(answer) ? (secondsByStatus.get(answer.statusCode) ?? DEFAULT_SECONDS) : 0;
      if (seconds === 0) return;
      if (kept.size >= MAX_ENTRIES) kept.clear();
      kept.set(key, { answer, untilMs: nowMs() + seconds * 1_000 });
    },
  };
}

function mayKeep({ statusCode, headers }: ErrorAnswer): boolean {
  const isForbidden = HEEDS_ORIGIN.has(statusCode) && FORBIDS.test(String(headers['cache-control'] ?? ''));
  return KEPT.has(statusCode) && !isForbidden;
}
