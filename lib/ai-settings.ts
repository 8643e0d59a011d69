import type { AiSettings, ModelSettings } from '../lambdas/contract/ai-settings.ts';
import type { AiConfiguration, ModelConfiguration } from './ai-configuration.ts';
import { invokedIn } from './inference-profile.ts';

/** Low, so that the same question has the same answer, which the cache may serve. */
export const USUAL_TEMPERATURE = 0.2;

/** The variable that tells the functions of a region what they may use. */
export function aiSettingsOf(ai: AiConfiguration, region: string, regions: readonly string[]): AiSettings {
  const others = ai.spillToRegions ? regions.filter((other) => other !== region) : [];
  return {
    models: ai.models.map((model) => modelSettings(model, region, others)),
    usual: ai.usualModel,
    system: ai.systemPrompt,
    temperature: ai.temperature ?? USUAL_TEMPERATURE,
    knowledge: ai.knowledgeVersion,
  };
}

function modelSettings(
  { modelId, profile, ...model }: ModelConfiguration,
  region: string,
  others: readonly string[],
): ModelSettings {
  return {
    ...model,
    modelId: invokedIn(region, modelId, profile).modelId,
    elsewhere: others.map((other) => ({
      region: other,
      modelId: invokedIn(other, modelId, profile).modelId,
    })),
  };
}
