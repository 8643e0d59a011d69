import { configuration } from '../../bin/configuration.ts';
import { Limits } from '../../lambdas/contract/limits.ts';
import { estimatedTokens } from '../../lambdas/domain/limiter/estimated-tokens.ts';
import type { AiConfiguration } from '../../lib/ai-configuration.ts';
import { aiFaults } from '../../lib/ai-faults.ts';
import { aiSettingsOf } from '../../lib/ai-settings.ts';

const ai = configuration.ai as AiConfiguration;

describe('a temperature', () => {
  it('is low where nobody says one', () => {
    expect(aiSettingsOf(ai, 'us-east-1', ['us-east-1']).temperature).toBe(0.2);
    expect(aiSettingsOf({ ...ai, temperature: 0 }, 'us-east-1', ['us-east-1']).temperature).toBe(0);
  });

  it.each([-0.1, 1.1, Number.NaN])('of %d is none', (temperature) => {
    expect(aiFaults({ ...ai, temperature }, configuration)).toEqual([
      `ai.temperature is ${temperature}; it must be from 0 to 1.`,
    ]);
  });
});

describe('what functions are told of models', () => {
  const manyModels = Array.from({ length: 8 }, (_, at) => ({
    ...(ai.models[0] as AiConfiguration['models'][number]),
    name: `model-${at}`,
  }));
  const many = { ...ai, models: manyModels, usualModel: 'model-0' };

  it('must fit into their variables, which is said before anything is deployed', () => {
    const [fault, ...others] = aiFaults(many, configuration);
    expect(others).toEqual([]);
    expect(fault).toMatch(
      /^ai takes \d+ bytes of a function's variables; it may take 2396\. Name fewer models/,
    );
  });

  it('takes more with every region that quotas may be spared by', () => {
    const three = { ...many, models: manyModels.slice(0, 4), usualModel: 'model-0' };
    expect(aiFaults(three, configuration)).toEqual([]);
    expect(aiFaults({ ...three, spillToRegions: true }, configuration)).toHaveLength(1);
  });
});

describe('models', () => {
  const withRoom = (...tokens: number[]) => ({
    ...ai,
    models: ai.models.map((model, at) => ({ ...model, contextTokens: tokens[at] as number })),
  });
  /** What the estimator makes of the longest of everything that is told to a model, and the longest answer. */
  const longest = Math.ceil(
    estimatedTokens(['長'.repeat(Limits.textCharacters), '長'.repeat(1_000), '長'.repeat(2_000)]) +
      Limits.contextTokens +
      Limits.summaryTokens +
      Limits.outputTokens,
  );

  it('are one at least that takes the longest question', () => {
    expect(aiFaults(withRoom(8_000, longest), configuration)).toEqual([]);
    expect(aiFaults(withRoom(longest, 8_000), configuration)).toEqual([]);
    expect(aiFaults(withRoom(8_000, 32_000), configuration)).toEqual([
      expect.stringMatching(
        /^ai\.models take 32000 tokens at most; one must take \d+, which the longest question/,
      ),
    ]);
  });
});
