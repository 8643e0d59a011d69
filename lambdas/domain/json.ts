import { DEPTH } from '../contract/client-limits.ts';

/** Something in a JSON value that Meridian does not keep, and where. */
export interface Hazard {
  /** RFC 6901 pointer to the place. */
  readonly pointer: string;
  readonly detail: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a text holds; undefined where it holds another value, or is no JSON. */
export function objectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What makes a parsed JSON value unfit to be kept: nesting past the limit, text that is no Unicode, numbers
 * that JSON cannot write (RFC 8785 §3.2.2.2 and §3.2.2.3 refuse both), and the name `__proto__`, which
 * would change the prototype of careless consumers' objects.
 */
export function hazardsOf(value: unknown): Hazard[] {
  const hazards: Hazard[] = [];
  inspect(value, '', 0, hazards);
  return hazards;
}

/** Adds one step to an RFC 6901 pointer. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function inspect(value: unknown, pointer: string, depth: number, hazards: Hazard[]): void {
  if (typeof value === 'string' && !isUnicode(value)) {
    hazards.push({ pointer, detail: 'holds half of a surrogate pair' });
  } else if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) {
    hazards.push({ pointer, detail: 'is no number of JSON' });
  } else if (typeof value === 'object' && value !== null) {
    inspectChildren(value, pointer, depth + 1, hazards);
  }
}

function inspectChildren(parent: object, pointer: string, depth: number, hazards: Hazard[]): void {
  if (depth > DEPTH) {
    hazards.push({ pointer, detail: `is nested deeper than ${DEPTH} levels` });
    return;
  }
  for (const [key, child] of Object.entries(parent)) {
    const at = pointerTo(pointer, key);
    if (key === '__proto__' || !isUnicode(key)) {
      hazards.push({ pointer: at, detail: 'is a name that cannot be kept' });
    }
    inspect(child, at, depth, hazards);
  }
}

function isUnicode(text: string): boolean {
  return text.isWellFormed();
}
