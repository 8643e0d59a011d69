import type { Mark, Marks } from '../lambdas/contract/routing.ts';

/** The marks once a region is drained, or drained no more: that watch sees it down stays watch's own business. */
export function marksAfter(standing: Marks, region: string, isEnd: boolean): Marks {
  if (!isEnd) return { ...standing, [region]: 'draining' };
  const others = Object.entries(standing).filter(([name, mark]) => name !== region || mark !== 'draining');
  return Object.fromEntries<Mark>(others);
}
