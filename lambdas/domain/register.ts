import { canonical } from './canonical.ts';
import { isObject, type JsonObject } from './json.ts';
import { isNewer, type Stamp } from './stamp.ts';

/**
 * What is known of one path of a profile. A path is an object iff `obj` is newer than `set`, and a child shows
 * only where it is newer than the `set` of every ancestor.
 *
 * Kept reduced: whatever a newer `set` hides is dropped, and dropping is safe, because that `set` stays and goes
 * on hiding it in every merge. So the same events leave the same registers, in whatever order they came.
 * Registers are folded in place, for speed; each tree has one owner.
 */
export interface Register {
  /** Newest patch that gave the path a value, an array, or a deletion. */
  set?: Stamp;
  /** The value's RFC 8785 text; absent after a deletion, and where `obj` is newer. */
  text?: string;
  /** Newest patch that treated the path as an object. */
  obj?: Stamp;
  children?: Map<string, Register>;
}

/** The registers of a profile that nobody has touched. Its root is an object, always. */
export function blank(): Register {
  return {};
}

/** Folds one RFC 7396 merge patch in, as of `stamp`. Any order and any repetition of patches ends the same. */
export function foldPatch(root: Register, patch: JsonObject, stamp: Stamp): void {
  foldMembers(root, patch, stamp);
}

/** Folds another tree of registers in. The other is left as it is. */
export function foldRegisters(into: Register, from: Register): void {
  raiseSet(into, from.set, from.text);
  raiseObj(into, from.obj);
  for (const [name, child] of from.children ?? []) {
    foldRegisters(childOf(into, name), child);
  }
  if (into.set !== undefined) {
    dropOlder(into, into.set);
  }
}

/** A copy that shares nothing that is changed in place. */
export function copyOf(register: Register): Register {
  const copy = { ...register };
  if (register.children !== undefined) {
    copy.children = new Map([...register.children].map(([name, child]) => [name, copyOf(child)]));
  }
  return copy;
}

/** The profile as it stands, in RFC 8785 text. */
export function textOf(root: Register): string {
  return objectText(root);
}

function foldMembers(parent: Register, patch: JsonObject, stamp: Stamp): void {
  for (const name in patch) {
    const value = patch[name];
    const child = childOf(parent, name);
    // Older than the child's own value, nothing of the patch below can show: neither it nor what it holds.
    if (isNewer(child.set, stamp)) {
      continue;
    }
    if (isObject(value)) {
      raiseObj(child, stamp);
      foldMembers(child, value, stamp);
    } else {
      raiseSet(child, stamp, value === null ? undefined : canonical(value));
    }
  }
}

function raiseSet(register: Register, stamp: Stamp | undefined, text: string | undefined): void {
  if (stamp === undefined || !isNewer(stamp, register.set)) {
    return;
  }
  register.set = stamp;
  if (isNewer(stamp, register.obj)) {
    delete register.obj;
  }
  if (text === undefined || register.obj !== undefined) {
    delete register.text;
  } else {
    register.text = text;
  }
  dropOlder(register, stamp);
}

function raiseObj(register: Register, stamp: Stamp | undefined): void {
  if (isNewer(stamp, register.obj) && isNewer(stamp, register.set)) {
    register.obj = stamp as Stamp;
    delete register.text;
  }
}

/** Drops what a `set` hides below its register. */
function dropOlder(register: Register, floor: Stamp): void {
  if (register.children === undefined) {
    return;
  }
  for (const [name, child] of register.children) {
    hide(child, floor);
    if (isEmpty(child)) {
      register.children.delete(name);
    }
  }
  if (register.children.size === 0) {
    delete register.children;
  }
}

/** Drops what a `set` of an ancestor hides of a register and below. */
function hide(register: Register, floor: Stamp): void {
  if (!isNewer(register.set, floor)) {
    delete register.set;
    delete register.text;
  }
  if (!isNewer(register.obj, floor)) {
    delete register.obj;
  }
  dropOlder(register, floor);
}

function childOf(parent: Register, name: string): Register {
  parent.children ??= new Map();
  let child = parent.children.get(name);
  if (child === undefined) {
    child = {};
    parent.children.set(name, child);
  }
  return child;
}

/** Whatever is below a register came by a patch that `obj` tells of, so that without it there is nothing. */
function isEmpty(register: Register): boolean {
  return register.set === undefined && register.obj === undefined;
}

function shownText(register: Register): string | undefined {
  return register.obj === undefined ? register.text : objectText(register);
}

function objectText(register: Register): string {
  const members: string[] = [];
  for (const name of [...(register.children?.keys() ?? [])].sort()) {
    const text = shownText(register.children?.get(name) as Register);
    if (text !== undefined) {
      members.push(`${JSON.stringify(name)}:${text}`);
    }
  }
  return `{${members.join(',')}}`;
}
