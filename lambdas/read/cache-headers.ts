import type { Provenance } from '../contract/completions.ts';

/**
 * Where an answer came from: `Cache-Status` by RFC 9211, and `x-cache` in few words. CloudFront writes an `x-cache` of
 * its own over ours, so that only who asks a region itself sees that one.
 */
export function cacheHeaders({ cache, why }: Pick<Provenance, 'cache' | 'why'>): Record<string, string> {
  return {
    'cache-status': `Meridian; ${STATUS[cache]}; detail="${cache}: ${why.replaceAll(/[^ !#-[\]-~]/g, ' ')}"`,
    'x-cache': `${cache}; ${why}`,
  };
}

// An adapted answer is a new one, made of an old one.
const STATUS: Readonly<Record<Provenance['cache'], string>> = {
  exact: 'hit',
  alias: 'hit',
  semantic: 'hit',
  followed: 'fwd=miss; collapsed',
  adapt: 'fwd=partial',
  miss: 'fwd=miss',
  bypass: 'fwd=bypass',
};
