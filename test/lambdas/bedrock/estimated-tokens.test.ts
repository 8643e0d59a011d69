import fc from 'fast-check';
import { estimatedTokens } from '../../../lambdas/domain/limiter/estimated-tokens.ts';
import { countTokens } from '../../../local/engines/bedrock/tokens.ts';
import { runs, text } from '../domain/arbitraries.ts';

describe('an estimate of tokens', () => {
  it('is at least what the stand-in counts', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.lorem())), (texts) => {
        const counted = texts.reduce((sum, one) => sum + countTokens(one), 0);
        expect(estimatedTokens(texts)).toBeGreaterThanOrEqual(counted);
      }),
      runs,
    );
  });

  it('is no more than twice what the stand-in counts for plain prose', () => {
    const prose = 'Every prompt is charged by what it holds, and so is every answer that it gets. '.repeat(
      40,
    );
    expect(estimatedTokens([prose])).toBeLessThan(2 * countTokens(prose));
  });
});
