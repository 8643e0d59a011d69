/** The word that is spelt wrong, and what it should be. */
export const SPOILT = { type: 'profile.patchd', mended: 'profile.patched' } as const;

const ANYBODY = `${'0'.repeat(32)}.00000000-0000-7000-8000-000000000000`;

/**
 * A message as accept queues it, but for one letter in its type: nobody can apply it until it is mended. It is of the
 * demo's session where there is one, so that the mended one shows there.
 * @param random ten fresh random bytes
 */
export function spoiltIntent(sessionId = ANYBODY, nowMs: number, random: Uint8Array): string {
  const at = new Date(nowMs).toISOString();
  const event = {
    specversion: '1.0',
    id: eventId(nowMs, random),
    source: sessionId.split('.')[0],
    type: SPOILT.type,
    subject: sessionId,
    time: at,
    data: { status: 'mended by hand' },
  };
  const traceparent = `00-${'1'.repeat(32)}-${'1'.repeat(16)}-01`;
  return JSON.stringify({ v: 1, event, acceptedAt: at, authority: 'owner', traceparent });
}

/** A UUIDv7, RFC 9562 §5.7. */
function eventId(nowMs: number, random: Uint8Array): string {
  const time = nowMs.toString(16).padStart(12, '0');
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
