import { isMeridianError } from '../platform/errors.ts';

interface Kind {
  readonly status: number;
  readonly title: string;
}

/** Every problem that a caller can meet, with its status. The one place where that is decided. */
const PROBLEMS = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'invalid-body': { status: 400, title: 'The body breaks its schema' },
  'invalid-header': { status: 400, title: 'A header cannot be read' },
  'invalid-path': { status: 400, title: 'A part of the path cannot be read' },
  'invalid-query': { status: 400, title: 'A query parameter cannot be read' },
  'invalid-event-id': { status: 400, title: 'The event id is not a UUIDv7' },
  'event-id-ahead': { status: 400, title: 'The event id is from the future' },
  'batch-key': { status: 400, title: 'A batch has no idempotency key' },
  'unreadable-cursor': { status: 400, title: 'The cursor cannot be read' },
  'no-subject': { status: 403, title: 'The token names nobody' },
  forbidden: { status: 403, title: 'Not yours to do' },
  'not-an-operator': { status: 403, title: 'For operators only' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'event-failed': { status: 409, title: 'The event failed' },
  gone: { status: 410, title: 'No longer kept' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  meaningless: { status: 422, title: 'The command means nothing' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Internal error' },
  unavailable: { status: 503, title: 'Unavailable for now' },
  'waiters-full': { status: 503, title: 'Too many reads are waiting' },
  'not-yet-visible': { status: 504, title: 'Not visible yet' },
} as const satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Which problem the caller meets: errors that are not for their eyes are `unavailable` or `internal`. */
export function problemCodeOf(error: unknown): ProblemCode {
  if (!isMeridianError(error)) {
    return 'internal';
  }
  return isProblemCode(error.code) ? error.code : 'unavailable';
}

/** Status and title of a problem. */
export function kindOf(code: ProblemCode): Kind {
  return PROBLEMS[code];
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
