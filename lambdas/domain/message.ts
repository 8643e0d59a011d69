import type { MeridianEvent, MessageType } from '../contract/events.ts';

/** An event that is a message of its session. */
export type MessageEvent = MeridianEvent<MessageType>;

const MESSAGE_TYPES: ReadonlySet<string> = new Set<MessageType>([
  'message.sent',
  'completion.requested',
  'completion.finished',
]);

export function isMessage(event: MeridianEvent): event is MessageEvent {
  return MESSAGE_TYPES.has(event.type);
}
