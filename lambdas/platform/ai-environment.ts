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

export function modelQueues(): ModelQueues {
  const urls = urlsByModel();
  return (model, priority) => urls[model]?.[priority];
}

/** Addresses of all of them. */
export function modelQueueUrls(): string[] {
  return Object.values(urlsByModel()).flatMap((byPriority) => Object.values(byPriority));
}

function urlsByModel(): Record<string, Record<Priority, string>> {
  return JSON.parse(optional(Env.modelQueueUrls) ?? '{}') as Record<string, Record<Priority, string>>;
}
