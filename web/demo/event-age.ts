/** Milliseconds since 1970 in an event id, a UUIDv7: https://www.rfc-editor.org/rfc/rfc9562#section-5.7 */
export function mintedAtMs(eventId: string): number {
  return Number.parseInt(eventId.replaceAll('-', '').slice(0, 12), 16);
}
