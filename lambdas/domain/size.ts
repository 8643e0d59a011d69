import { Limits } from '../contract/limits.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Register } from './register.ts';

/** How large a lane's fold is. */
export interface Size {
  readonly registers: number;
  /** Bytes of its encoded form, never underestimated. */
  readonly bytes: number;
}

/** Encoded bytes of one register besides its name and value: braces, member names and up to two own stamps. */
const REGISTER_BYTES = 190;
/** A JSON string writes a UTF-16 code unit in at most six bytes. */
const BYTES_PER_UNIT = 6;

/** The size of a tree of registers. */
export function sizeOf(root: Register): Size {
  let registers = 0;
  let bytes = 0;
  for (const [name, child] of root.children ?? []) {
    const below = sizeOf(child);
    registers += 1 + below.registers;
    bytes += REGISTER_BYTES + utf8Bytes(name) + utf8Bytes(child.text ?? '') + below.bytes;
  }
  return { registers, bytes };
}

/** The most by which a patch can make a fold grow. Cheap, so that only folds near a cap are measured. */
export function growthBy(patch: JsonObject): Size {
  let registers = 0;
  let bytes = 0;
  for (const [name, value] of Object.entries(patch)) {
    const below = isObject(value) ? growthBy(value) : { registers: 0, bytes: valueBytes(value) };
    registers += 1 + below.registers;
    bytes += REGISTER_BYTES + name.length * BYTES_PER_UNIT + below.bytes;
  }
  return { registers, bytes };
}

export function sum(a: Size, b: Size): Size {
  return { registers: a.registers + b.registers, bytes: a.bytes + b.bytes };
}

/** Which cap a size is over, in words, or undefined. */
export function overCap(size: Size): string | undefined {
  if (size.registers > Limits.registers) {
    return `The profile would have ${size.registers} registers here; a lane keeps at most ${Limits.registers}.`;
  }
  return size.bytes > Limits.foldBytes
    ? `The profile would take ${size.bytes} bytes here; a lane keeps at most ${Limits.foldBytes}.`
    : undefined;
}

function valueBytes(value: unknown): number {
  return value === null ? 0 : JSON.stringify(value).length * BYTES_PER_UNIT;
}

/** Bytes of a text in UTF-8, without encoding it. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // A surrogate pair is two units and four bytes, so each half counts one more, as U+0080 to U+07FF do.
    bytes += unit < 0x80 ? 0 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}
