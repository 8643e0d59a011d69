/**
 * The JSON text of an input for DynamoDB, whose bytes travel in base64:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 */
export function textWithBytes(input: unknown): string {
  // Most inputs hold no bytes, and need no copy.
  return JSON.stringify(holdsBytes(input) ? inBase64(input) : input);
}

/** What a JSON text of DynamoDB says, with bytes as bytes. Throws where it is no JSON. */
export function valueWithBytes(text: string): unknown {
  const value: unknown = JSON.parse(text);
  decodeWithin(value);
  return value;
}

function holdsBytes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return ArrayBuffer.isView(value) || Object.values(value).some(holdsBytes);
}

function inBase64(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  }
  return Array.isArray(value)
    ? value.map(inBase64)
    : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inBase64(part)]));
}

/**
 * In place, since the value is new. A text under `B`, or texts under `BS`, are bytes wherever they stand: an
 * attribute, a map's entry or a table of that name would hold an object there.
 */
function decodeWithin(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(decodeWithin);
  } else if (typeof value === 'object' && value !== null) {
    decodeEntries(value as Record<string, unknown>);
  }
}

function decodeEntries(value: Record<string, unknown>): void {
  for (const name in value) {
    const part = value[name];
    if (name === 'B' && typeof part === 'string') {
      value[name] = bytesOf(part);
    } else if (name === 'BS' && isTexts(part)) {
      value[name] = part.map(bytesOf);
    } else {
      decodeWithin(part);
    }
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** No Buffer, whose `slice` is a view and whose JSON is another. */
function bytesOf(base64: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(base64, 'base64');
  return new Uint8Array(buffer, byteOffset, byteLength);
}
