import { Limits } from '../contract/limits.ts';
import type { RouteKey } from '../contract/routes.ts';
import type { Operation } from './operation.ts';

/** Nine digits, of runs and of pieces. */
const MOST_ASKED_FOR = 999_999_999;

const COMMAND_HEADERS = ['Idempotency-Key', 'Meridian-Clock', 'Priority'] as const;
const COMMAND_ACCEPTED = [202, 'Accepted', 'Location', 'Retry-After'] as const;

const ACCEPTED = `When it was accepted, as \`Location\` gave it: for ${Limits.pendingDays} days it makes a missing`;
const ASKER = 'User key of who asked; the caller’s own where it is left out';
const AUTHOR = 'User key of the message’s author; the caller’s own where it is left out';

/** What the description says of every route. */
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
