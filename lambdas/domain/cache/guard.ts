import type { SoftDifference } from '../../contract/soft-difference.ts';
import { bare, isTold, withoutStories } from './bare.ts';
import { type Compared, compare } from './compared.ts';
import { type HardDifference, hardDifferences } from './difference.ts';
import type { Meaning } from './language/meaning.ts';
import { saysTheSame } from './language/sameness.ts';
import { personsIn } from './persons.ts';
import { softDifference } from './soft-difference.ts';

/**
 * What words say of two prompts. `ok`: one answer serves both. `reject`: it does not, whatever else is learnt.
 * `grey`: words cannot tell; a judge may.
 */
export type Verdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'grey'; readonly reasons: readonly SoftDifference[] }
  | { readonly kind: 'reject'; readonly reasons: readonly HardDifference[] };

/** Compares two prompts by their words alone. The order of the two does not matter. */
export function guard(one: Meaning, other: Meaning): Verdict {
  if (!one.isEnglish || !other.isEnglish) {
    return foreign(one, other);
  }
  // Which of several like words is taken for which depends on who comes first: always the same does.
  const [first, second] = one.gist <= other.gist ? [one, other] : [other, one];
  const isSame = saysTheSame(first, second) && personsIn(first.said) === personsIn(second.said);
  return isSame ? { kind: 'ok' } : told(compare(first, second));
}

function told(compared: Compared): Verdict {
  const reasons = hardDifferences(comparedByRight(compared));
  return reasons.length > 0
    ? { kind: 'reject', reasons }
    : { kind: 'grey', reasons: [softDifference(bare(compared))] };
}

/**
 * What one prompt tells beside its question and the other does not tell at all is no hard difference: two stories may
 * contradict one another, a story and silence do not. The judge decides.
 */
function comparedByRight(compared: Compared): Compared {
  const isToldOnce = isTold(compared.one) !== isTold(compared.other);
  return isToldOnce ? compare(...withoutStories(compared)) : compared;
}

/** Of other languages only the numbers are read. */
function foreign(one: Meaning, other: Meaning): Verdict {
  return one.numbers.join(' ') === other.numbers.join(' ')
    ? { kind: 'grey', reasons: ['language'] }
    : { kind: 'reject', reasons: ['number'] };
}
