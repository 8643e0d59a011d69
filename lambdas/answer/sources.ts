import { modelOf, type Source } from '../answers/source.ts';
import type { AiSettings, ModelSettings } from '../contract/ai-settings.ts';
import type { ModelTask } from '../contract/model-task.ts';

/**
 * Who may answer a task, the best first: its model here, its model in the other regions, and where none was asked for
 * by name, other models that do as well, here.
 */
export function sourcesOf(task: ModelTask, settings: AiSettings, region: string): Source[] {
  const own = modelOf(task.model, settings);
  const others = task.ask.question.model === undefined ? asGoodAs(own, task, settings) : [];
  return [
    { region, modelId: own.modelId, model: own.name },
    ...own.elsewhere.map((elsewhere) => ({ ...elsewhere, model: own.name })),
    ...others.map(({ modelId, name }) => ({ region, modelId, model: name })),
  ];
}

function asGoodAs(
  { name, quality }: ModelSettings,
  { inputTokens, maxOutputTokens }: ModelTask,
  { models }: AiSettings,
): ModelSettings[] {
  return models.filter(
    (one) =>
      one.name !== name && one.quality >= quality && one.contextTokens >= inputTokens + maxOutputTokens,
  );
}
