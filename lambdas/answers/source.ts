import type { AiSettings, ModelSettings } from '../contract/ai-settings.ts';
import type { ModelTask } from '../contract/model-task.ts';

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

/** How a model is asked that the task was not made for: it may not be offered so. */
export function tierFor({ tier }: Pick<ModelTask, 'tier'>, { flex }: ModelSettings): ModelTask['tier'] {
  return tier === 'flex' && flex ? 'flex' : 'default';
}
