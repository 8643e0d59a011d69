/** The little of WebAssembly's binary format that one function needs: https://webassembly.github.io/spec/core/binary/ */
export const I32 = 0x7f;
export const V128 = 0x7b;

/** Instructions by the names of the text format. Operands come behind the bytes. */
export const op = {
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  end: [0x0b],
  branch: (depth: number) => [0x0c, ...unsigned(depth)],
  branchIf: (depth: number) => [0x0d, ...unsigned(depth)],
  get: (local: number) => [0x20, ...unsigned(local)],
  set: (local: number) => [0x21, ...unsigned(local)],
  tee: (local: number) => [0x22, ...unsigned(local)],
  i32: (value: number) => [0x41, ...signed(value)],
  isZero: [0x45],
  isLess: [0x49],
  add: [0x6a],
  subtract: [0x6b],
  loadF32: [0x2a, 2, 0],
  storeF32: [0x38, 2, 0],
  multiplyF32: [0x94],
  toF32: [0xb2],
  /** Sixteen bytes as they are. */
  loadV128: (offset: number) => simd(0, 3, ...unsigned(offset)),
  /** Eight signed bytes as eight 16-bit numbers. */
  loadBytesWide: (offset: number) => simd(1, 3, ...unsigned(offset)),
  zeroV128: simd(12, ...new Array<number>(16).fill(0)),
  lane: (lane: number) => simd(27, lane),
  addLanes: simd(174),
  /** Products of 16-bit numbers, added in pairs. */
  dot: simd(186),
} as const;

interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly locals: readonly number[];
  readonly body: readonly (readonly number[])[];
}

/** A module that exports one function without a result, on a memory `env.memory` that it imports. */
export function wasmModule({ name, parameters, locals, body }: WasmFunction): Uint8Array<ArrayBuffer> {
  const declared = vector(locals.map((type) => [1, type]));
  const code = [...declared, ...body.flat(), ...op.end];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([[0x60, ...vector(parameters.map((type) => [type])), 0]])),
    ...section(2, vector([[...text('env'), ...text('memory'), 2, 0, 1]])),
    ...section(3, vector([[0]])),
    ...section(7, vector([[...text(name), 0, 0]])),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}

function simd(code: number, ...operands: readonly number[]): number[] {
  return [0xfd, ...unsigned(code), ...operands];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(members: readonly (readonly number[])[]): number[] {
  return [...unsigned(members.length), ...members.flat()];
}

function text(value: string): number[] {
  return [...unsigned(value.length), ...Buffer.from(value)];
}

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** For small numbers from 0, whose seventh bit must not read as a sign. */
function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}
