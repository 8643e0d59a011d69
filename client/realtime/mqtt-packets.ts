/** What a broker sends to who subscribes at quality of service 0. */
export type Packet =
  | { readonly type: 'connack'; readonly code: number }
  /** A code for each filter; 128 is a refusal. */
  | { readonly type: 'suback'; readonly codes: readonly number[] }
  | { readonly type: 'publish'; readonly payload: string }
  | { readonly type: 'pingresp' };

export interface Credentials {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

export const KEEP_ALIVE_SECONDS = 30;
/** AWS IoT's payloads have 128 KiB at most; whatever says that it is longer than this is garbage. */
const MOST_BYTES = 256 * 1024;

// Sections of https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html
const [CONNACK, PUBLISH, SUBACK, PINGRESP] = [0x20, 0x30, 0x90, 0xd0];
/** §3.1.2.3: a name, a password, and nothing kept of an earlier connection. */
const NAME_PASSWORD_CLEAN = 0b1100_0010;

export const PINGREQ = Uint8Array.of(0xc0, 0);
export const DISCONNECT = Uint8Array.of(0xe0, 0);

export function connectPacket({ clientId, username, password }: Credentials): Uint8Array<ArrayBuffer> {
  const head = [...text('MQTT'), 4, NAME_PASSWORD_CLEAN, ...uint16(KEEP_ALIVE_SECONDS)];
  return packet(0x10, [...head, ...text(clientId), ...text(username), ...text(password)]);
}

/** AWS IoT takes eight filters in one packet: https://docs.aws.amazon.com/general/latest/gr/iot-core.html#message-broker-limits */
export function subscribePacket(id: number, filters: readonly string[]): Uint8Array<ArrayBuffer> {
  return packet(0x82, [...uint16(id), ...filters.flatMap((filter) => [...text(filter), 0])]);
}

export function publishPacket(topic: string, payload: string): Uint8Array<ArrayBuffer> {
  return packet(PUBLISH, [...text(topic), ...new TextEncoder().encode(payload)]);
}

/** Takes bytes in whichever pieces and gives packets. @throws Error for what is no packet */
export function packetReader(take: (packet: Packet) => void): (chunk: Uint8Array) => void {
  let rest: Uint8Array = new Uint8Array();
  return (chunk) => {
    // Most come whole: only what was cut is copied.
    rest = rest.length > 0 ? Uint8Array.from([...rest, ...chunk]) : chunk;
    for (let frame = frameIn(rest); frame !== undefined; frame = frameIn(rest)) {
      rest = rest.subarray(frame.endAt);
      take(frame.packet);
    }
  };
}

/** The first packet, if it is all there. */
function frameIn(bytes: Uint8Array): { packet: Packet; endAt: number } | undefined {
  const size = bodyIn(bytes);
  if (size === undefined || size.endAt > bytes.length) return undefined;
  return { packet: packetOf(bytes[0], bytes.subarray(size.bodyAt, size.endAt)), endAt: size.endAt };
}

/** §2.2.3: seven bits to a byte, the lowest first, in four bytes at most. */
function bodyIn(bytes: Uint8Array): { bodyAt: number; endAt: number } | undefined {
  const digits = [...bytes.subarray(1, 5)];
  const last = digits.findIndex((digit) => digit < 128);
  if (last < 0 && digits.length < 4) return undefined;
  const length = digits.slice(0, last + 1).reduce((sum, digit, at) => sum + (digit & 127) * 128 ** at, 0);
  if (last < 0 || length > MOST_BYTES) throw garbled();
  return { bodyAt: last + 2, endAt: last + 2 + length };
}

function packetOf(first: number | undefined, body: Uint8Array): Packet {
  const [high = 0, low = 0] = body;
  const topicEnd = 2 + high * 256 + low;
  if (first === CONNACK && body.length === 2) return { type: 'connack', code: low };
  if (first === SUBACK && body.length > 2) return { type: 'suback', codes: [...body.subarray(2)] };
  if (first === PINGRESP && body.length === 0) return { type: 'pingresp' };
  // Its lowest bit: the broker has kept it since earlier.
  if (((first ?? 0) & 0xfe) !== PUBLISH || body.length < topicEnd) throw garbled();
  return { type: 'publish', payload: textOf(body.subarray(topicEnd)) };
}

function packet(first: number, body: readonly number[]): Uint8Array<ArrayBuffer> {
  const digits: number[] = [];
  let rest = body.length;
  do {
    digits.push((rest % 128) | (rest > 127 ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Uint8Array.from([first, ...digits, ...body]);
}

function text(value: string): number[] {
  const bytes = new TextEncoder().encode(value);
  return [...uint16(bytes.length), ...bytes];
}

function uint16(value: number): number[] {
  return [value >> 8, value & 255];
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** It says nothing, since it ends the connection and nobody sees it. */
function garbled(): Error {
  return new Error();
}
