const SESSION = '0123456789abcdef0123456789abcdef.019a9f3c-8c00-7abc-8123-456789abcdef';
const EVENT = '019a9f3c-8c01-7abc-8123-456789abcdef';
const TEXT = 'Shall we meet where the lines do? '.repeat(4);

const plain = { type: 'message.send', sessionId: SESSION, message: { text: TEXT } };
const full = {
  ...plain,
  eventId: EVENT,
  queue: 'interactive',
  message: { text: TEXT, attributes: { mood: 'good', replyTo: EVENT, reactions: { heart: 2 } } },
};

/** A batch command that sends a message, as clients write it, and the mistakes that they make now and then. */
export const BODIES: readonly { readonly body: unknown; readonly valid: boolean }[] = [
  ...Array.from({ length: 5 }, () => ({ body: full, valid: true })),
  ...Array.from({ length: 5 }, () => ({ body: plain, valid: true })),
  { body: { ...full, sessionId: 'mine' }, valid: false },
  { body: { ...full, message: { text: '' } }, valid: false },
  { body: { ...full, surprise: true }, valid: false },
];
