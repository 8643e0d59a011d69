import { Limits } from '../contract/limits.ts';

/** Headers of requests that mean something, with what the description says of each. */
export const REQUEST_HEADERS = {
  'Idempotency-Key':
    'The event id: a UUIDv7, at most 60 s ahead. Repeated, it has one effect, in any region.',
  'Meridian-Clock': 'The newest event id that a read answered; new ids are minted above it.',
  Priority: 'RFC 9218: urgency 0 to 2 goes by the interactive queue, 3 to 7 by the bulk queue.',
  Prefer: `RFC 7240: \`wait=\` so many seconds for what is not there yet, at most ${Limits.waitSeconds}.`,
  'If-None-Match': 'The ETag of an earlier answer.',
} as const;
export type RequestHeader = keyof typeof REQUEST_HEADERS;

/** The same of responses. */
export const RESPONSE_HEADERS = {
  Location: 'Where to ask what became of the event.',
  'Retry-After': 'Seconds after which asking makes sense.',
  ETag: 'Names this very state, for `If-None-Match`.',
  'Meridian-Clock': 'The newest event id in the answer; send it back with commands.',
  'Preference-Applied': 'RFC 7240: the answer was held back, at most so long.',
  Link: 'The state, where the log is no longer kept.',
  'Cache-Status': 'RFC 9211: where the answer came from, and why.',
  'x-cache': 'The same in few words; at the edge CloudFront replaces it.',
  Accept: 'The content types that the route takes.',
  'Accept-Patch': 'The content types that a patch may have (RFC 5789).',
  'WWW-Authenticate': 'What is wrong with the token (RFC 6750).',
} as const;
export type ResponseHeader = keyof typeof RESPONSE_HEADERS;
