import type { SessionEvent } from '../../client/index.ts';
import type { EventType } from '../../lambdas/contract/events.ts';
import { isObject } from '../../lambdas/domain/json.ts';

/** Events that a device tells of when they come from another one, in words; what only counts or admits is none. */
export const NEWSWORTHY: Readonly<Partial<Record<EventType, string>>> = {
  'profile.patched': 'Profile change',
  'message.sent': 'Message',
  'message.edited': 'New text',
  'message.deleted': 'Deletion',
  'message.reacted': 'Reaction',
  'completion.requested': 'Question',
};

/** Whether people did it: under what name they are known is told by the page itself. */
export function isNewsworthy({ type, data }: Pick<SessionEvent, 'type' | 'data'>): boolean {
  return type in NEWSWORTHY && !(isObject(data) && String(Object.keys(data)) === 'people');
}
