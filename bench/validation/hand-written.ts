const MOST_CHARACTERS = 16_384;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SESSION_ID = /^[0-9a-f]{32}\.[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MEMBERS = new Set(['type', 'eventId', 'queue', 'sessionId', 'message']);

/** What a careful person would write for the schema `message.send` of `lambdas/contract/commands.ts`. */
export function isSendMessage(value: unknown): boolean {
  return (
    isObject(value) &&
    value.type === 'message.send' &&
    matches(value.sessionId, SESSION_ID) &&
    (value.eventId === undefined || matches(value.eventId, UUID)) &&
    (value.queue === undefined || value.queue === 'interactive' || value.queue === 'bulk') &&
    isMessage(value.message) &&
    hasOnly(value, MEMBERS)
  );
}

const MESSAGE_MEMBERS = new Set(['text', 'attributes']);

function isMessage(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.text === 'string' &&
    value.text.length >= 1 &&
    value.text.length <= MOST_CHARACTERS &&
    (value.attributes === undefined || isObject(value.attributes)) &&
    hasOnly(value, MESSAGE_MEMBERS)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function hasOnly(value: object, allowed: ReadonlySet<string>): boolean {
  for (const name in value) {
    if (!allowed.has(name)) {
      return false;
    }
  }
  return true;
}
