import type { BatchCommand } from '../contract/commands.ts';
import { Limits } from '../contract/limits.ts';
import type { Urgency } from '../contract/names.ts';
import type { Command } from '../domain/decide.ts';
import { isObject, type JsonObject, pointerTo } from '../domain/json.ts';
import { requireHarmless, requireSize, requireValid } from '../http/body.ts';
import { RequestError } from '../http/request-error.ts';
import type { Circumstances } from './circumstances.ts';
import type { Order } from './order.ts';

const TYPES: readonly string[] = [
  'session.create',
  'profile.patch',
  'message.send',
  'member.add',
  'member.remove',
] satisfies Command['type'][];

/** One command of a batch, checked. Throws the problem with it, its pointers into the whole body. */
export async function batchOrder(
  value: unknown,
  index: number,
  { keyOf }: Circumstances,
  asked: Urgency | undefined,
): Promise<Order> {
  const at = pointerTo('/commands', index);
  await requireValid(typeOf(value, at), value, at);
  const given = value as BatchCommand;
  requireHarmlessPayload(given, at);
  // After the check of its depth, since `JSON.stringify` recurses.
  requireSize(Buffer.byteLength(JSON.stringify(given)), Limits.commandBytes);
  return {
    command: commandOf(given, keyOf),
    sessionId: given.type === 'session.create' ? undefined : given.sessionId,
    declaredId: given.eventId,
    urgency: given.queue ?? asked,
    at: given.type === 'profile.patch' ? `${at}/patch` : at,
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
function requireHarmlessPayload(given: BatchCommand, at: string): void {
  if (given.type === 'profile.patch') {
    requireHarmless(given.patch, `${at}/patch`);
  } else if (given.type === 'message.send') {
    requireHarmless(given.message, `${at}/message`);
  } else {
    requireHarmless(given, at);
  }
}

function commandOf(given: BatchCommand, keyOf: Circumstances['keyOf']): Command {
  switch (given.type) {
    case 'session.create':
      return { type: given.type };
    case 'profile.patch':
      return { type: given.type, patch: given.patch as JsonObject };
    case 'message.send':
      return { type: given.type, message: given.message };
    case 'member.add':
    case 'member.remove':
      return { type: given.type, member: keyOf(given.subject) };
  }
}
