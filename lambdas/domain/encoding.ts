import { canonical } from './canonical.ts';
import type { Register } from './register.ts';
import type { Stamp } from './stamp.ts';

/** A register in its stored form; stamps are places in the table that goes with it. */
interface EncodedRegister {
  /** `set` */
  s?: number;
  /** The value itself; absent beside `s` after a deletion. */
  v?: unknown;
  /** `obj` */
  o?: number;
  /** Children. */
  c?: Record<string, EncodedRegister>;
}

/** `[id, place of the source, digest]`: many registers share a stamp, and most stamps a source. */
type EncodedStamp = readonly [id: string, source: number, digest: string];

interface EncodedRegisters {
  readonly sources: readonly string[];
  readonly stamps: readonly EncodedStamp[];
  readonly root: EncodedRegister;
}

/**
 * Registers as RFC 8785 text, each stamp and each author written once. The tables are in the order of first use
 * along sorted names, so that equal registers have equal bytes.
 */
export function encodeRegisters(root: Register): string {
  const stamps = indexOf<Stamp>((stamp) => `${stamp.id}${stamp.source}${stamp.digest}`);
  const encoded = encode(root, stamps);
  const sources = indexOf<string>((source) => source);
  const table = stamps.all.map((stamp) => [stamp.id, sources.at(stamp.source), stamp.digest] as const);
  return canonical({ sources: sources.all, stamps: table, root: encoded } satisfies EncodedRegisters);
}

/** The registers that `encodeRegisters` wrote. Throws where the text is none of its own. */
export function decodeRegisters(text: string): Register {
  const { sources, stamps, root } = JSON.parse(text) as EncodedRegisters;
  const table = stamps.map(([id, source, digest]) => ({ id, source: sources[source] as string, digest }));
  return decode(root, table);
}

function encode(register: Register, stamps: Index<Stamp>): EncodedRegister {
  return {
    ...(register.set && { s: stamps.at(register.set) }),
    ...(register.text !== undefined && { v: JSON.parse(register.text) }),
    ...(register.obj && { o: stamps.at(register.obj) }),
    ...(register.children && { c: encodeChildren(register.children, stamps) }),
  };
}

function encodeChildren(
  children: ReadonlyMap<string, Register>,
  stamps: Index<Stamp>,
): Record<string, EncodedRegister> {
  const encoded: Record<string, EncodedRegister> = Object.create(null);
  for (const name of [...children.keys()].sort()) {
    encoded[name] = encode(children.get(name) as Register, stamps);
  }
  return encoded;
}

function decode({ s, v, o, c }: EncodedRegister, stamps: readonly Stamp[]): Register {
  return {
    ...(s !== undefined && { set: stampAt(stamps, s) }),
    ...(v !== undefined && { text: canonical(v) }),
    ...(o !== undefined && { obj: stampAt(stamps, o) }),
    ...(c !== undefined && { children: decodeChildren(c, stamps) }),
  };
}

/** A register without its stamp would lose to everything, silently. */
function stampAt(stamps: readonly Stamp[], place: number): Stamp {
  const stamp = stamps[place];
  if (stamp?.source === undefined) {
    throw new Error(`The encoded registers name stamp ${place}, which they do not have.`);
  }
  return stamp;
}

function decodeChildren(
  children: Readonly<Record<string, EncodedRegister>>,
  stamps: readonly Stamp[],
): Map<string, Register> {
  return new Map(Object.entries(children).map(([name, child]) => [name, decode(child, stamps)]));
}

/** Gives each different thing its place in the order of first use. */
interface Index<T> {
  readonly all: readonly T[];
  at(thing: T): number;
}

function indexOf<T>(keyOf: (thing: T) => string): Index<T> {
  const places = new Map<string, number>();
  const all: T[] = [];
  return {
    all,
    at(thing) {
      const key = keyOf(thing);
      const known = places.get(key);
      if (known !== undefined) {
        return known;
      }
      places.set(key, all.length);
      return all.push(thing) - 1;
    },
  };
}
