import { Type } from '@sinclair/typebox';

/** A UUIDv7 in lower case, RFC 9562 §5.7. */
export const EventId = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
});

/** Of a text that has something in it beside white space, control characters and what has no width. */
export const NOT_BLANK =
  '[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064]';

/** 128 bits in lower case hexadecimal. */
export const UserKey = Type.String({ pattern: '^[0-9a-f]{32}$' });

/** `<owner's user key>.<creating event id>` */
export const SessionId = Type.String({
  pattern: '^[0-9a-f]{32}\\.[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
});
