import type { AiSettings, ModelSettings } from '../contract/ai-settings.ts';

/** Where a model is asked, and whose quota that takes. */
export interface Source {
  readonly region: string;
  /** As Bedrock names the model or its inference profile there. */
  readonly modelId: string;
  /** Name of the model in the settings. */
  readonly model: string;
}

/** The model of that name. Throws where it has been taken out of the configuration since. */
export function modelOf(name: string, { models }: AiSettings): ModelSettings {
  const model = models.find((one) => one.name === name);
  if (model === undefined) {
    throw new Error(`There is no model "${name}" any more; there are ${models.map((one) => one.name)}.`);
  }
  return model;
}
