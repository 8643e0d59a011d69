import type { Family } from '../types.ts';
export const developmentFamilies: readonly Family[] = [];
