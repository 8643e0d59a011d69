/** `00-<trace>-<parent>-<flags>`, neither all zero: https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;

/**
 * The trace context of one request: the caller's trace with a span of our own, or a new sampled trace where the
 * caller sent none or an unreadable one.
 * @param random 24 fresh random bytes
 */
export function traceparentOf(header: string | undefined, random: Uint8Array): string {
  const [, trace = hex(random.subarray(0, 16)), flags = '01'] = TRACEPARENT.exec(header ?? '') ?? [];
  return `00-${trace}-${hex(random.subarray(16, 24))}-${flags}`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
