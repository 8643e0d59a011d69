import { letterPk } from '../../lambdas/contract/keys.ts';
import { grouped } from '../../lambdas/store/grouped.ts';
import type { Letter } from './evidence.ts';
import type { Stored } from './stored.ts';

const LETTER_PK = letterPk('');

/**
 * Dead letters among the items of a region's Operations table: `LETTER#<queue>` / `<sent>#<message id>#<part>`, each
 * put together from its parts.
 */
export function archivedIn(stored: readonly Stored[]): Omit<Letter, 'region'>[] {
  const parts = stored.filter(({ pk }) => pk.startsWith(LETTER_PK));
  const letters = grouped(parts, ({ pk, sk }) => `${pk} ${sk.slice(0, sk.lastIndexOf('#'))}`);
  return [...letters.values()].map((all) => ({
    queue: all[0]?.pk.slice(LETTER_PK.length) ?? '',
    body: Buffer.concat([...all].sort(byPart).map(({ item }) => item.body?.B ?? new Uint8Array())).toString(),
  }));
}

function byPart(one: Stored, other: Stored): number {
  return partOf(one) - partOf(other);
}

function partOf({ sk }: Stored): number {
  return Number(sk.slice(sk.lastIndexOf('#') + 1));
}
