import type { EventType } from '../../lambdas/contract/events.ts';

/** Events that a device tells of when they come from another one, in words; what only counts or admits is none. */
export const NEWSWORTHY: Readonly<Partial<Record<EventType, string>>> = {
  'profile.patched': 'Profile change',
  'message.sent': 'Message',
  'message.edited': 'New text',
  'message.deleted': 'Deletion',
  'message.reacted': 'Reaction',
};
