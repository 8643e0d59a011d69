import type { HandWritten } from '../types.ts';
export const developmentPairs: readonly HandWritten[] = [];
