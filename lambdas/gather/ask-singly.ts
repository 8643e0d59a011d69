import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import type { Ports } from './ports.ts';

const MOST_CHARACTERS = 200;

/** Sends a question to its model's queue after all. A model that is gone is replaced by the usual one. */
export async function askSingly(
  { settings, tasks, meter }: Ports,
  task: ModelTask,
  why: string,
): Promise<void> {
  const isKnown = settings.models.some(({ name }) => name === task.model);
  const how = { ...task.how, why: `${task.how.why}; ${why}`.slice(0, MOST_CHARACTERS) };
  await tasks.send({ ...task, ...(!isKnown && usual(settings.usual)), how }, 0);
  meter.count(Metric.batchFellBack);
}

function usual(model: string): Pick<ModelTask, 'model' | 'tier'> {
  return { model, tier: 'default' };
}
