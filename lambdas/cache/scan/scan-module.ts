import { I32, op, V128, wasmModule } from './wasm-encoder.ts';

/**
 * Scores of byte vectors against a query of 16-bit numbers: `scores[row] = scales[row] * (query . vectors[row])`.
 * @param query, vectors, scales, scores addresses of 16 bytes' alignment @param dimensions a multiple of the step
 */
export type Scan = (
  query: number,
  vectors: number,
  scales: number,
  scores: number,
  rows: number,
  dimensions: number,
) => void;

const [QUERY, VECTORS, SCALES, SCORES, ROWS, DIMENSIONS, AT, TWICE, END, SUM] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;

/** Components that one turn of the inner loop takes; 64 were no faster. */
export const STEP = 16;

/** The sum of the products of eight components, added to the sum so far. */
const eight = (component: number): readonly number[][] => [
  // The query has two bytes for each component.
  [...op.get(TWICE), ...op.loadV128(2 * component)],
  [...op.get(AT), ...op.loadBytesWide(component)],
  [...op.dot, ...op.get(SUM), ...op.addLanes, ...op.set(SUM)],
];

const next = (local: number, step: readonly number[]): number[] => [
  ...op.get(local),
  ...step,
  ...op.add,
  ...op.set(local),
];

const MODULE = new WebAssembly.Module(
  wasmModule({
    name: 'scan',
    parameters: [I32, I32, I32, I32, I32, I32],
    locals: [I32, I32, I32, V128],
    body: [
      [...op.block, ...op.loop],
      // No row is left: out of the block.
      [...op.get(ROWS), ...op.isZero, ...op.branchIf(1)],
      [...op.zeroV128, ...op.set(SUM), ...op.get(QUERY), ...op.set(TWICE)],
      [...op.get(VECTORS), ...op.tee(AT), ...op.get(DIMENSIONS), ...op.add, ...op.set(END)],
      [...op.loop],
      ...Array.from({ length: STEP / 8 }, (_, at) => eight(8 * at)).flat(),
      next(TWICE, op.i32(2 * STEP)),
      [...op.get(AT), ...op.i32(STEP), ...op.add, ...op.tee(AT), ...op.get(END), ...op.isLess],
      [...op.branchIf(0), ...op.end],
      [...op.get(SCORES)],
      [0, 1, 2, 3].flatMap((lane) => [...op.get(SUM), ...op.lane(lane), ...(lane > 0 ? op.add : [])]),
      [...op.toF32, ...op.get(SCALES), ...op.loadF32, ...op.multiplyF32, ...op.storeF32],
      next(VECTORS, op.get(DIMENSIONS)),
      next(SCALES, op.i32(4)),
      next(SCORES, op.i32(4)),
      [...op.get(ROWS), ...op.i32(1), ...op.subtract, ...op.set(ROWS), ...op.branch(0)],
      [...op.end, ...op.end],
    ],
  }),
);

/** The scan over one memory. */
export function scanOver(memory: WebAssembly.Memory): Scan {
  const { exports } = new WebAssembly.Instance(MODULE, { env: { memory } });
  return exports.scan as unknown as Scan;
}
