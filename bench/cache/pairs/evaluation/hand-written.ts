import type { HandWritten } from '../types.ts';
export const evaluationPairs: readonly HandWritten[] = [];
