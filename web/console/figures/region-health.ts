import { REGION_HEADER } from '../../../lambdas/contract/routing.ts';
import { duration } from '../../parts/format.ts';
import type { Health } from '../world/health.ts';

export interface RegionHealth extends Health {
  /** More than the word. */
  readonly detail: string;
}

/** Whether a region answers, and how fast, as the edge sees it: what anybody may ask. */
export async function healthAt({ edge }: { readonly edge: string }, region: string): Promise<RegionHealth> {
  const beganAt = performance.now();
  const answer = await fetch(`${edge}/v1/health`, { headers: { [REGION_HEADER]: region } }).catch(
    () => undefined,
  );
  if (answer === undefined) return { tone: 'bad', word: 'silent', detail: 'the edge does not answer' };
  const { region: by } = (await answer.json().catch(() => ({}))) as { region?: string };
  if (by === region) {
    return { tone: 'good', word: 'healthy', detail: `answers in ${duration(performance.now() - beganAt)}` };
  }
  if (by === undefined) return { tone: 'bad', word: 'unwell', detail: `answers ${answer.status}` };
  // The edge goes around a region that is marked.
  return { tone: 'warn', word: 'avoided', detail: `the edge goes around it, to ${by}` };
}
