import type { AnswerName } from '../contract/answers.ts';
import type { CheckName } from '../contract/commands.ts';
import { Limits } from '../contract/limits.ts';
import type { RouteKey } from '../contract/routes.ts';

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

type RequestHeader = keyof typeof REQUEST_HEADERS;
export type ResponseHeader = keyof typeof RESPONSE_HEADERS;

export const REQUEST_HEADERS = {
  'Idempotency-Key':
    'The event id: a UUIDv7, at most 60 s ahead. Repeated, it has one effect, in any region.',
  'Meridian-Clock': 'The newest event id that a read answered; new ids are minted above it.',
  Priority: 'RFC 9218: urgency 0 to 2 goes by the interactive queue, 3 to 7 by the bulk queue.',
  Prefer: `RFC 7240: \`wait=\` so many seconds for what is not there yet, at most ${Limits.waitSeconds}.`,
  'If-None-Match': 'The ETag of an earlier answer.',
} as const;

export const RESPONSE_HEADERS = {
  Location: 'Where to ask what became of the event.',
  'Retry-After': 'Seconds after which asking makes sense.',
  ETag: 'Names this very state, for `If-None-Match`.',
  'Meridian-Clock': 'The newest event id in the answer; send it back with commands.',
  'Preference-Applied': 'RFC 7240: the answer was held back, at most so long.',
  Link: 'The state, where the log is no longer kept.',
  'Cache-Status': 'RFC 9211: where the answer came from, and why.',
  'x-cache': 'The same in few words; at the edge CloudFront replaces it.',
  Accept: 'The content types that the route takes.',
  'Accept-Patch': 'The content types that a patch may have (RFC 5789).',
  'WWW-Authenticate': 'What is wrong with the token (RFC 6750).',
} as const;

/** Nine digits, of runs and of pieces. */
const MOST_ASKED_FOR = 999_999_999;

const COMMAND_HEADERS = ['Idempotency-Key', 'Meridian-Clock', 'Priority'] as const;
const COMMAND_ACCEPTED = [202, 'Accepted', 'Location', 'Retry-After'] as const;

const ACCEPTED = `When it was accepted, as \`Location\` gave it: for ${Limits.pendingDays} days it makes a missing`;
const ASKER = 'User key of who asked; the caller’s own where it is left out';
const AUTHOR = 'User key of the message’s author; the caller’s own where it is left out';

export const OPERATIONS: Readonly<Record<RouteKey, Operation>> = {
  'POST /v1/sessions': {
    summary: 'Creates a session of the caller',
    body: 'SessionBody',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
  },
  'PATCH /v1/sessions/{id}/profile': {
    summary: 'Merges a patch into the profile (RFC 7396)',
    body: 'MergePatch',
    contentTypes: ['application/merge-patch+json', 'application/json'],
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
    refusals: [422],
  },
  'POST /v1/sessions/{id}/messages': {
    summary: 'Sends a message to the session',
    body: 'MessageBody',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
  },
  'PUT /v1/sessions/{id}/members/{subject}': {
    summary: 'Adds a member of the owner’s tenant; owner only',
    body: 'MemberBody',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
    refusals: [422],
  },
  'DELETE /v1/sessions/{id}/members/{subject}': {
    summary: 'Removes a member; owner only',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
    refusals: [422],
  },
  'POST /v1/batch': {
    summary: `Up to ${Limits.batchCommands} commands, each with its own event id and result`,
    body: 'BatchBody',
    success: [200, 'BatchResults'],
    headers: ['Meridian-Clock', 'Priority'],
  },
  'PATCH /v1/sessions/{id}/messages/{messageId}': {
    summary: 'Gives a message of the caller’s own a new content',
    body: 'EditBody',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
  },
  'DELETE /v1/sessions/{id}/messages/{messageId}': {
    summary: 'Deletes a message for good; its author and the session’s owner only',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
    query: { author: AUTHOR },
  },
  'PUT /v1/sessions/{id}/messages/{messageId}/reactions/{emoji}': {
    summary: 'Reacts to a message',
    body: 'ReactionBody',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
    query: { author: AUTHOR },
  },
  'DELETE /v1/sessions/{id}/messages/{messageId}/reactions/{emoji}': {
    summary: 'Takes a reaction of the caller back',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
    query: { author: AUTHOR },
  },
  'PUT /v1/sessions/{id}/read': {
    summary: 'Marks how many messages of each lane the caller has read; never moves back',
    body: 'ReadBody',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
    refusals: [422],
  },
  'POST /v1/users/{subject}/notices': {
    summary:
      'Tells the devices of a user something, if any is connected; only of whom the caller shares a session with',
    body: 'NoticeBody',
    success: [200, 'NoticeResult'],
    headers: ['Idempotency-Key'],
  },
  'POST /v1/sessions/{id}/completions': {
    summary: 'Asks the assistant; the answer becomes a message of the session',
    body: 'CompletionBody',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
    refusals: [422],
  },
  'DELETE /v1/sessions/{id}/completions/{completionId}': {
    summary: 'Cancels a completion; who asked and the session’s owner only',
    success: COMMAND_ACCEPTED,
    headers: COMMAND_HEADERS,
    query: { author: ASKER },
  },
  'GET /v1/sessions/{id}/completions/{completionId}': {
    summary: 'What became of a question: its place in the queue, what there is of the answer, or its end',
    success: [200, 'CompletionStatus', 'Retry-After', 'Cache-Status', 'x-cache'],
    query: {
      author: ASKER,
      accepted: `${ACCEPTED} question pending`,
      run: { what: 'Of which run there are pieces already', least: 0, most: MOST_ASKED_FOR },
      from: { what: 'Pieces from this number on, of that run', least: 0, most: MOST_ASKED_FOR },
    },
  },
  'GET /v1/sessions': {
    summary: 'The sessions that the caller owns or belongs to, with what is unread in each',
    success: [200, 'SessionPage'],
    query: {
      after: 'The `next` of an earlier page',
      limit: { what: 'Sessions', least: 1, most: Limits.pageSessions, otherwise: Limits.pageSessionsDefault },
    },
  },
  'GET /v1/sessions/{id}/members': {
    summary: 'Who belongs to the session',
    success: [200, 'MemberPage'],
    query: {
      after: 'The `next` of an earlier page',
      limit: { what: 'Members', least: 1, most: Limits.pageMembers, otherwise: Limits.pageMembersDefault },
    },
  },
  'GET /v1/sessions/{id}/read': {
    summary: 'How far the caller has read, and what is unread',
    success: [200, 'ReadState'],
  },
  'GET /v1/sessions/{id}/presence': {
    summary: `Who of the session is online; for ${Limits.viewSeconds / 60} minutes the caller’s devices here are told of changes`,
    success: [200, 'PresenceState'],
  },
  'GET /v1/sessions/{id}/events/{eventId}': {
    summary: 'What became of an event of the caller',
    success: [200, 'EventStatus', 'Retry-After'],
    query: { accepted: `${ACCEPTED} event pending` },
  },
  'GET /v1/sessions/{id}/profile': {
    summary: 'The session’s state: the merge of every lane visible here',
    success: [200, 'ProfileState', 'ETag', 'Meridian-Clock'],
    query: {
      after: 'An event id of the caller, or heads: the answer is never from before it',
      at: 'An instant (RFC 3339) or an event id of the caller: the state as committed by then',
    },
    headers: ['Prefer', 'If-None-Match'],
    refusals: [304, 409, 504],
  },
  'GET /v1/sessions/{id}/events': {
    summary: 'The session’s log past a cursor, whole commits in the order of their lanes',
    success: [200, 'EventPage', 'Preference-Applied'],
    query: {
      after: 'The `next` of an earlier page',
      limit: { what: 'Commits', least: 1, most: Limits.pageCommits, otherwise: Limits.pageCommitsDefault },
    },
    headers: ['Prefer'],
    refusals: [410],
  },
  'GET /v1/sessions/{id}/messages': {
    summary: 'The session’s messages, newest first, edited as they are now',
    success: [200, 'MessagePage'],
    query: {
      before: 'The `next` of an earlier page',
      limit: { what: 'Messages', least: 1, most: Limits.pageMessages, otherwise: Limits.pageMessagesDefault },
    },
  },
  'GET /v1/realtime': {
    summary: 'What a device needs in order to connect to this region’s broker',
    success: [200, 'RealtimeAccess'],
  },
  'GET /v1/operator/figures': {
    summary: 'What CloudWatch has measured in this region, a value a minute; for operators',
    success: [200, 'OperatorFigures'],
  },
  'GET /v1/health': { summary: 'Whether this region answers', success: [200, 'Health'] },
  'GET /v1/openapi.json': { summary: 'This description', success: [200, undefined] },
};
