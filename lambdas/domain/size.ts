import { Limits } from '../contract/limits.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Register } from './register.ts';
import type { Stamp } from './stamp.ts';

/** How large a lane's fold is. */
export interface Size {
  readonly registers: number;
  /** Bytes of its encoded form (see `encoding.ts`), never underestimated. */
  readonly bytes: number;
}

export const NOTHING: Size = { registers: 0, bytes: 0 };

const ENVELOPE_BYTES = '{"root":{"c":{}},"sources":[],"stamps":[]}'.length;
/** A register beside its name and value. Places have four digits at most, since the cap is 2,000 registers. */
const REGISTER_BYTES = ':{"c":{},"o":9999,"s":9999,"v":},'.length;
/** A UUID and a digest of 32 digits. */
const STAMP_BYTES = '["",9999,""],'.length + 36 + 32;
/** A user key of 32 digits. */
const SOURCE_BYTES = '"",'.length + 32;

/** The size of a tree of registers. */
export function sizeOf(root: Register): Size {
  // Fresh each time: the same stamp in two objects would count twice, which is never too low.
  const stamps = new Set<Stamp>();
  const { registers, bytes } = below(root, stamps);
  const sources = new Set([...stamps].map(({ source }) => source));
  const tables = stamps.size * STAMP_BYTES + sources.size * SOURCE_BYTES;
  return { registers, bytes: ENVELOPE_BYTES + bytes + tables };
}

/** The most by which a patch can make a fold grow. Cheap, so that only folds near a cap are measured. */
export function growthBy(patch: JsonObject): Size {
  return sum(membersOf(patch), { registers: 0, bytes: STAMP_BYTES + SOURCE_BYTES });
}

export function sum(a: Size, b: Size): Size {
  return { registers: a.registers + b.registers, bytes: a.bytes + b.bytes };
}

/** Which cap a size is over, in words, or undefined. A fold that was over it `before` may stay so, and shrink. */
export function overCap(size: Size, before: Size = NOTHING): string | undefined {
  if (size.registers > Math.max(Limits.registers, before.registers)) {
    return `The profile would have ${size.registers} registers here; a lane keeps at most ${Limits.registers}.`;
  }
  return size.bytes > Math.max(Limits.foldBytes, before.bytes)
    ? `The profile would take ${size.bytes} bytes here; a lane keeps at most ${Limits.foldBytes}.`
    : undefined;
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

function below(parent: Register, stamps: Set<Stamp>): Size {
  let size = NOTHING;
  for (const [name, child] of parent.children ?? []) {
    noteStamps(child, stamps);
    size = sum(size, sum(registerSize(name, child.text ?? ''), below(child, stamps)));
  }
  return size;
}

function noteStamps({ set, obj }: Register, stamps: Set<Stamp>): void {
  for (const stamp of [set, obj]) {
    if (stamp !== undefined) {
      stamps.add(stamp);
    }
  }
}

function membersOf(patch: JsonObject): Size {
  return Object.entries(patch)
    .map(([name, value]) =>
      isObject(value)
        ? sum(registerSize(name, ''), membersOf(value))
        : registerSize(name, value === null ? '' : JSON.stringify(value)),
    )
    .reduce(sum, NOTHING);
}

function registerSize(name: string, text: string): Size {
  return { registers: 1, bytes: REGISTER_BYTES + utf8Bytes(JSON.stringify(name)) + utf8Bytes(text) };
}
