import { configuration } from '../../bin/configuration.ts';
import { type AiConfiguration, aiFaults, aiSettingsOf } from '../../lib/ai-configuration.ts';

const ai = configuration.ai as AiConfiguration;

describe('a temperature', () => {
  it('is low where nobody says one', () => {
    expect(aiSettingsOf(ai, 'us-east-1', ['us-east-1']).temperature).toBe(0.2);
    expect(aiSettingsOf({ ...ai, temperature: 0 }, 'us-east-1', ['us-east-1']).temperature).toBe(0);
  });

  it.each([-0.1, 1.1, Number.NaN])('of %d is none', (temperature) => {
    expect(aiFaults({ ...ai, temperature })).toEqual([
      `ai.temperature is ${temperature}; it must be from 0 to 1.`,
    ]);
  });
});
