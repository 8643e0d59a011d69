import type { AiSettings } from '../contract/ai-settings.ts';
import type { Priority } from '../contract/completions.ts';
import { Env } from '../contract/environment.ts';
import { optional, required } from './environment.ts';

/** What the deployment says about its answers; undefined where it gives none. */
export function optionalAiSettings(): AiSettings | undefined {
  const text = optional(Env.aiSettings);
  return text === undefined ? undefined : (JSON.parse(text) as AiSettings);
}

export function aiSettings(): AiSettings {
  return JSON.parse(required(Env.aiSettings)) as AiSettings;
}

/** Address of a model's queue. */
export type ModelQueues = (model: string, priority: Priority) => string | undefined;

/** By their names, which the addresses end with. */
export function modelQueues(): ModelQueues {
  const urls = modelQueueUrls();
  return (model, priority) => urls.find((url) => url.endsWith(`-model-${model}-${priority}`));
}

/** Addresses of all of them. */
export function modelQueueUrls(): string[] {
  return optional(Env.modelQueueUrls)?.split(',') ?? [];
}
