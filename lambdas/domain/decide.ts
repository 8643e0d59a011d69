import type { EventData, EventType, MeridianEvent } from '../contract/events.ts';
import type { JsonObject } from './json.ts';

/** What somebody wants to happen to a session. */
export type Command =
  | { readonly type: 'session.create' }
  | { readonly type: 'profile.patch'; readonly patch: JsonObject }
  | { readonly type: 'message.send'; readonly message: EventData['message.sent'] }
  | { readonly type: 'member.add'; readonly member: string }
  | { readonly type: 'member.remove'; readonly member: string }
  | { readonly type: 'message.edit'; readonly edit: EventData['message.edited'] }
  | { readonly type: 'message.delete'; readonly message: string; readonly author: string }
  | { readonly type: 'message.react'; readonly reaction: EventData['message.reacted'] }
  | { readonly type: 'read.mark'; readonly read: EventData['read.marked']['read'] }
  | { readonly type: 'completion.request'; readonly question: EventData['completion.requested'] }
  | { readonly type: 'completion.cancel'; readonly completion: string; readonly author: string };

/** Who commands, under which id, in whose session. */
export interface Context {
  readonly id: string;
  /** The instant in the id, in RFC 3339: a function of the id, so that every region writes the same. */
  readonly time: string;
  readonly author: string;
  readonly sessionId: string;
  readonly owner: string;
  /** Names of the models that this deployment may ask. */
  readonly models: readonly string[];
  /** Names of the lanes that any of its regions writes or has written. */
  readonly lanes: readonly string[];
}

/** Why a well-formed command has no event. */
export interface Rejection {
  /** `meaningless` is answered 422; `forbidden` 403 to who belongs to the session, and 404 to strangers. */
  readonly code: 'meaningless' | 'forbidden';
  readonly pointer: string;
  readonly detail: string;
}

export type Decision = { readonly event: MeridianEvent } | { readonly rejected: Rejection };

/**
 * The event that follows from a command, or why none does. It needs no state: whatever a decision depends on
 * is in the session's id or was looked up by accept, so that no two regions can decide differently.
 */
export function decide(command: Command, context: Context): Decision {
  switch (command.type) {
    case 'session.create':
      return happened(context, 'session.created', {});
    case 'profile.patch':
      return decidePatch(command.patch, context);
    case 'message.send':
      return happened(context, 'message.sent', command.message);
    case 'member.add':
      return decideMember('member.added', command.member, context);
    case 'member.remove':
      return decideMember('member.removed', command.member, context);
    case 'message.edit':
      return happened(context, 'message.edited', command.edit);
    case 'message.delete':
      return decideDeletion(command.message, command.author, context);
    case 'message.react':
      return happened(context, 'message.reacted', command.reaction);
    case 'read.mark':
      return decideMark(command.read, context);
    case 'completion.request':
      return decideQuestion(command.question, context);
    case 'completion.cancel':
      return decideCancelling(command.completion, command.author, context);
  }
}

/** The session that a creating event brings about: retried with the same id, it is the same session. */
export function sessionIdOf(owner: string, creatingEventId: string): string {
  return `${owner}.${creatingEventId}`;
}

/** The owner of a session is in its id, so that knowing whose it is needs no read. */
export function ownerOf(sessionId: string): string {
  return sessionId.slice(0, sessionId.indexOf('.'));
}

function decidePatch(patch: JsonObject, context: Context): Decision {
  return Object.keys(patch).length === 0
    ? rejected('meaningless', '', 'The patch is empty: name at least one member to change.')
    : happened(context, 'profile.patched', patch);
}

function decideMember(type: 'member.added' | 'member.removed', member: string, context: Context): Decision {
  if (context.author !== context.owner) {
    return rejected('forbidden', '', 'Only the owner of a session changes its members.');
  }
  return member === context.owner
    ? rejected('meaningless', '/subject', 'The owner of a session always belongs to it.')
    : happened(context, type, { member });
}

function decideDeletion(message: string, author: string, context: Context): Decision {
  return context.author === author || context.author === context.owner
    ? happened(context, 'message.deleted', { message, author })
    : rejected('forbidden', '', 'Only the author of a message and the owner of its session delete it.');
}

function decideMark(read: EventData['read.marked']['read'], context: Context): Decision {
  return Object.keys(read).length === 0
    ? rejected('meaningless', '/read', 'No lane is named: say of at least one how many messages were read.')
    : decideLanes(read, context);
}

/** A mark of what is no lane would be kept for ever and read by nobody. */
function decideLanes(read: EventData['read.marked']['read'], context: Context): Decision {
  const { lanes } = context;
  const unknown = Object.keys(read).find((lane) => !lanes.includes(lane));
  return unknown === undefined
    ? happened(context, 'read.marked', { read })
    : rejected(
        'meaningless',
        `/read/${unknown}`,
        `There is no lane "${unknown}"; there are ${lanes.join(', ')}.`,
      );
}

function decideQuestion(question: EventData['completion.requested'], context: Context): Decision {
  const { models } = context;
  if (models.length === 0) {
    return rejected('meaningless', '', 'This deployment has no models, and answers no questions.');
  }
  return question.model === undefined || models.includes(question.model)
    ? happened(context, 'completion.requested', question)
    : rejected(
        'meaningless',
        '/model',
        `There is no model "${question.model}"; there are ${models.join(', ')}.`,
      );
}

function decideCancelling(completion: string, author: string, context: Context): Decision {
  return context.author === author || context.author === context.owner
    ? happened(context, 'completion.cancelled', { completion, author })
    : rejected('forbidden', '', 'Only who asked and the owner of the session cancel a completion.');
}

function happened<T extends EventType>(context: Context, type: T, data: EventData[T]): Decision {
  return {
    event: {
      specversion: '1.0',
      id: context.id,
      source: context.author,
      type,
      subject: context.sessionId,
      time: context.time,
      data,
    },
  };
}

function rejected(code: Rejection['code'], pointer: string, detail: string): Decision {
  return { rejected: { code, pointer, detail } };
}
