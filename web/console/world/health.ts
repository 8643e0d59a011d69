import type { RegionSample } from '../cloud-types.ts';

export interface Health {
  readonly tone: 'good' | 'warn' | 'bad';
  /** One word, so that nobody depends on a colour. */
  readonly word: string;
}

/** How a region is, in a word. */
export function healthOf(region: RegionSample | undefined, troubles: readonly string[]): Health {
  if (region === undefined) return { tone: 'warn', word: 'unknown' };
  if (!region.up) return { tone: 'bad', word: 'down' };
  if (region.mark === 'draining') return { tone: 'warn', word: 'draining' };
  if (region.mark === 'down') return { tone: 'warn', word: 'coming back' };
  if (troubles.includes('partitioned')) return { tone: 'warn', word: 'partitioned' };
  return troubles.includes('slowed') ? { tone: 'warn', word: 'slow' } : { tone: 'good', word: 'healthy' };
}
