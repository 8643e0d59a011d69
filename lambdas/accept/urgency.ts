import type { Urgency } from '../contract/names.ts';
import type { Command } from '../domain/decide.ts';

/** `u=0` to `u=7` as a member of a structured dictionary: RFC 9218 §4.1. */
const URGENCY = /(?:^|[,\s])u=([0-7])(?=$|[,;\s])/;
const LEAST_URGENT_INTERACTIVE = 2;

const DEFAULTS: Record<Command['type'], Urgency> = {
  'session.create': 'interactive',
  'message.send': 'interactive',
  'member.add': 'interactive',
  'member.remove': 'interactive',
  'message.edit': 'interactive',
  'message.delete': 'interactive',
  'message.react': 'interactive',
  'completion.request': 'interactive',
  'completion.cancel': 'interactive',
  'profile.patch': 'bulk',
  // Marks of one person follow each other closely, and those that share a batch are one write.
  'read.mark': 'bulk',
};

/** The queue that a `Priority` header asks for. An unreadable header asks for nothing, as RFC 9218 wants it. */
export function askedUrgency(priority: string | undefined): Urgency | undefined {
  const level = URGENCY.exec(priority ?? '')?.[1];
  if (level === undefined) {
    return undefined;
  }
  return Number(level) <= LEAST_URGENT_INTERACTIVE ? 'interactive' : 'bulk';
}

/** The queue that a command takes when nobody asks for one. */
export function usualUrgency(type: Command['type']): Urgency {
  return DEFAULTS[type];
}
