import { NO_EXPERIENCE, type Policy, policyOf } from '../domain/cache/acceptance.ts';
import type { CachePorts } from './ports.ts';

/** How old what was learnt may be here. */
const MOST_AGE_MS = 30_000;

/** The policy of the newest experience, read every half minute. Where it cannot be read, the last one holds. */
export function policies(
  {
    experience,
    embedder,
    nowMs,
    onTrouble,
  }: Pick<CachePorts, 'experience' | 'embedder' | 'nowMs' | 'onTrouble'>,
  mostWrong: number,
): () => Promise<Policy> {
  let policy = policyOf(NO_EXPERIENCE, mostWrong);
  let readMs = Number.NEGATIVE_INFINITY;
  let version = 0;
  return async () => {
    if (nowMs() - readMs >= MOST_AGE_MS) {
      // Others that come meanwhile take what is here.
      readMs = nowMs();
      try {
        const loaded = await experience.load(embedder.id);
        policy = loaded.version === version ? policy : policyOf(loaded.experience, mostWrong);
        version = loaded.version;
      } catch (error) {
        onTrouble(error);
      }
    }
    return policy;
  };
}
