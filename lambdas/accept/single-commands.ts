import type { Static } from '@sinclair/typebox';
import type { CheckName, EditBody, MessageBody, ReadBody } from '../contract/commands.ts';
import type { CompletionBody } from '../contract/completions.ts';
import { Limits } from '../contract/limits.ts';
import type { RouteKey } from '../contract/routes.ts';
import type { Command } from '../domain/decide.ts';
import type { JsonObject } from '../domain/json.ts';
import { jsonBodyOf, requireHarmless, requireValid } from '../http/body.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { RequestError } from '../http/request-error.ts';
import type { Circumstances } from './circumstances.ts';
import { editOf, questionOf, withUserKeys } from './message-content.ts';
import { authorOf, completionIdOf, messageIdOf, reactionOf } from './named-message.ts';

type CommandOf = (request: HttpRequest, given: Circumstances) => Promise<Command>;

const JSON_TYPES = ['application/json'];
const PATCH_TYPES = ['application/merge-patch+json', 'application/json'];
const LONGEST_SUBJECT = 256;

/** What each route that carries one command makes of a request. */
export const SINGLE_COMMANDS = {
  'POST /v1/sessions': async (request) => {
    await checkedBody(request, 'SessionBody', { empty: {} });
    return { type: 'session.create' };
  },
  'PATCH /v1/sessions/{id}/profile': async (request) => {
    const patch = await checkedBody(request, 'MergePatch', { mediaTypes: PATCH_TYPES });
    return { type: 'profile.patch', patch: patch as JsonObject };
  },
  'POST /v1/sessions/{id}/messages': async (request, { keyOf }) => {
    const message = await checkedBody(request, 'MessageBody', {});
    return { type: 'message.send', message: withUserKeys(message as Static<typeof MessageBody>, keyOf) };
  },
  'PATCH /v1/sessions/{id}/messages/{messageId}': async (request) => {
    const message = messageIdOf(request);
    const content = await checkedBody(request, 'EditBody', {});
    return { type: 'message.edit', edit: editOf(message, content as Static<typeof EditBody>) };
  },
  'DELETE /v1/sessions/{id}/messages/{messageId}': async (request, given) => {
    return { type: 'message.delete', message: messageIdOf(request), author: authorOf(request, given) };
  },
  'PUT /v1/sessions/{id}/messages/{messageId}/reactions/{emoji}': async (request, given) => {
    const reaction = reactionOf(request, given);
    await checkedBody(request, 'ReactionBody', { empty: {} });
    return { type: 'message.react', reaction: { ...reaction, on: true } };
  },
  'DELETE /v1/sessions/{id}/messages/{messageId}/reactions/{emoji}': async (request, given) => {
    return { type: 'message.react', reaction: { ...reactionOf(request, given), on: false } };
  },
  'PUT /v1/sessions/{id}/read': async (request) => {
    const { read } = (await checkedBody(request, 'ReadBody', {})) as Static<typeof ReadBody>;
    return { type: 'read.mark', read };
  },
  'PUT /v1/sessions/{id}/members/{subject}': async (request, given) => {
    await checkedBody(request, 'MemberBody', { empty: {} });
    return { type: 'member.add', member: given.keyOf(subjectOf(request)) };
  },
  'DELETE /v1/sessions/{id}/members/{subject}': async (request, given) => {
    return { type: 'member.remove', member: given.keyOf(subjectOf(request)) };
  },
  'POST /v1/sessions/{id}/completions': async (request) => {
    const body = await checkedBody(request, 'CompletionBody', {});
    return { type: 'completion.request', question: questionOf(body as CompletionBody) };
  },
  'DELETE /v1/sessions/{id}/completions/{completionId}': async (request, given) => {
    return {
      type: 'completion.cancel',
      completion: completionIdOf(request),
      author: authorOf(request, given),
    };
  },
} as const satisfies Partial<Record<RouteKey, CommandOf>>;

export type SingleRoute = keyof typeof SINGLE_COMMANDS;

async function checkedBody(
  request: HttpRequest,
  check: CheckName,
  special: { mediaTypes?: readonly string[]; empty?: unknown },
): Promise<unknown> {
  const body = jsonBodyOf(request, { mediaTypes: JSON_TYPES, maxBytes: Limits.commandBytes, ...special });
  // Hazards first: a schema's answer about `__proto__` or half a character would be beside the point.
  requireHarmless(body);
  await requireValid(check, body);
  return body;
}

function subjectOf(request: HttpRequest): string {
  const subject = request.pathParameters?.subject ?? '';
  if (subject === '' || subject.length > LONGEST_SUBJECT) {
    throw new RequestError('not-found', `A subject has 1 to ${LONGEST_SUBJECT} characters.`);
  }
  return subject;
}
