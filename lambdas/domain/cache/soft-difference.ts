import type { SoftDifference } from '../../contract/soft-difference.ts';
import type { Bare } from './bare.ts';
import { saysTheSame } from './language/sameness.ts';

/** What tells two English prompts apart that have no hard difference and do not say the same. */
export function softDifference({ compared, hasSlips, isHiding, tellsNumbers }: Bare): SoftDifference {
  const { one, other, onlyOne, onlyOther } = compared;
  if ([...onlyOne, ...onlyOther].some(({ isProper, isLiteral }) => isProper || isLiteral)) {
    return 'name';
  }
  if ((onlyOne.length > 0 && onlyOther.length > 0) || isHiding) {
    return 'substitution';
  }
  if (onlyOne.length + onlyOther.length > 0 || tellsNumbers) {
    return 'addition';
  }
  if (!saysTheSame(one, other)) {
    return 'arrangement';
  }
  return hasSlips ? 'slip' : 'story';
}
