import type { BatchCommand } from '../contract/commands.ts';
import { Limits } from '../contract/limits.ts';
import type { Urgency } from '../contract/names.ts';
import type { Command } from '../domain/decide.ts';
import { isObject, type JsonObject, pointerTo } from '../domain/json.ts';
import { requireHarmless, requireSize, requireValid } from '../http/body.ts';
import { RequestError } from '../http/request-error.ts';
import type { Circumstances } from './circumstances.ts';
import { editOf, questionOf, withUserKeys } from './message-content.ts';
import type { Order } from './order.ts';

const TYPES: readonly string[] = [
  'session.create',
  'profile.patch',
  'message.send',
  'member.add',
  'member.remove',
  'message.edit',
  'message.delete',
  'message.react',
  'read.mark',
  'completion.request',
  'completion.cancel',
] satisfies Command['type'][];

/** One command of a batch, checked. Throws the problem with it, its pointers into the whole body. */
export async function batchOrder(
  value: unknown,
  index: number,
  given: Circumstances,
  asked: Urgency | undefined,
): Promise<Order> {
  const at = pointerTo('/commands', index);
  await requireValid(typeOf(value, at), value, at);
  const wanted = value as BatchCommand;
  requireHarmlessPayload(wanted, at);
  // After the check of its depth, since `JSON.stringify` recurses.
  requireSize(Buffer.byteLength(JSON.stringify(wanted)), Limits.commandBytes);
  return {
    command: commandOf(wanted, given),
    sessionId: wanted.type === 'session.create' ? undefined : wanted.sessionId,
    declaredId: wanted.eventId,
    urgency: wanted.queue ?? asked,
    at: wanted.type === 'profile.patch' ? `${at}/patch` : at,
  };
}

function typeOf(value: unknown, at: string): Command['type'] {
  const type = isObject(value) ? value.type : undefined;
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    const detail = `must be one of ${TYPES.join(', ')}`;
    const pointer = `${at}/type`;
    throw new RequestError('invalid-body', `"${pointer}" ${detail}.`, { faults: [{ pointer, detail }] });
  }
  return type as Command['type'];
}

/** The caps count from the payload, so that a command may be as deep in a batch as alone. */
function requireHarmlessPayload(wanted: BatchCommand, at: string): void {
  if (wanted.type === 'profile.patch') {
    requireHarmless(wanted.patch, `${at}/patch`);
  } else if (wanted.type === 'message.send') {
    requireHarmless(wanted.message, `${at}/message`);
  } else {
    requireHarmless(wanted, at);
  }
}

function commandOf(wanted: BatchCommand, { caller, keyOf }: Circumstances): Command {
  switch (wanted.type) {
    case 'session.create':
      return { type: wanted.type };
    case 'profile.patch':
      return { type: wanted.type, patch: wanted.patch as JsonObject };
    case 'message.send':
      return { type: wanted.type, message: withUserKeys(wanted.message, keyOf) };
    case 'member.add':
    case 'member.remove':
      return { type: wanted.type, member: keyOf(wanted.subject) };
    case 'message.edit':
      return { type: wanted.type, edit: editOf(wanted.message, wanted) };
    case 'message.delete':
      return { type: wanted.type, message: wanted.message, author: wanted.author ?? caller.userKey };
    case 'message.react': {
      const { message, author = caller.userKey, emoji, on } = wanted;
      return { type: wanted.type, reaction: { message, author, emoji, on } };
    }
    case 'read.mark':
      return { type: wanted.type, read: wanted.read };
    case 'completion.request':
      return { type: wanted.type, question: questionOf(wanted) };
    case 'completion.cancel': {
      const { completion, author = caller.userKey } = wanted;
      return { type: wanted.type, completion, author };
    }
  }
}
