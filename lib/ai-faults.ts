import type { BatchSettings } from '../lambdas/contract/batch-settings.ts';
import { PRIORITIES, type Priority } from '../lambdas/contract/completions.ts';
import { Limits } from '../lambdas/contract/limits.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { AiConfiguration, ModelConfiguration } from './ai-configuration.ts';
import { aiSettingsOf, USUAL_TEMPERATURE } from './ai-settings.ts';
import { intentFaults } from './intent-faults.ts';
import { unless } from './unless.ts';

const MOST_PROMPT_CHARACTERS = 1_000;

/** Of the deployment, as far as it makes what functions are told longer. */
export interface Surroundings {
  readonly app: string;
  readonly regions: readonly { readonly name: string }[];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_VARIABLE_BYTES = 4_096;
/** What other variables of a function that answers have at most: a test holds them to it. */
export const OTHER_VARIABLE_BYTES = 1_700;

/** A sentence for each thing about answers that cannot be deployed. */
export function aiFaults(ai: AiConfiguration | undefined, { app, regions }: Surroundings): string[] {
  if (ai === undefined) {
    return [];
  }
  const names = ai.models.map(({ name }) => name);
  return [
    ...unless(names.length > 0, 'ai.models is empty; name one model, or leave ai out.'),
    ...unless(new Set(names).size === names.length, 'ai.models has a name twice; name each model once.'),
    ...unless(
      names.includes(ai.usualModel),
      `ai.usualModel is "${ai.usualModel}"; it must be one of ${names.join(', ')}.`,
    ),
    ...unless(
      ai.systemPrompt.trim() !== '' && ai.systemPrompt.length <= MOST_PROMPT_CHARACTERS,
      `ai.systemPrompt has ${ai.systemPrompt.length} characters; it needs 1 to ${MOST_PROMPT_CHARACTERS}.`,
    ),
    ...unless(
      /^[A-Za-z0-9._-]{1,64}$/.test(ai.knowledgeVersion),
      `ai.knowledgeVersion is "${ai.knowledgeVersion}"; it needs 1 to 64 letters, digits, dots or hyphens.`,
    ),
    ...temperatureFaults(ai.temperature),
    ...unless(ai.dollarsPerHour > 0, `ai.dollarsPerHour is ${ai.dollarsPerHour}; it must be above 0.`),
    ...PRIORITIES.flatMap((priority) => concurrencyFaults(priority, ai.concurrency[priority])),
    ...batchFaults(ai.batchJobs),
    ...ai.models.flatMap(modelFaults),
    ...roomFaults(ai.models),
    ...intentFaults(ai.intents),
    ...variableFaults(
      ai,
      app,
      regions.map(({ name }) => name),
    ),
  ];
}

/** All variables of a function together are limited, and these grow with each model, in each region. */
function variableFaults(ai: AiConfiguration, app: string, regions: readonly string[]): string[] {
  const bytes = Math.max(0, ...regions.map((region) => variableBytes(ai, app, region, regions)));
  const most = MOST_VARIABLE_BYTES - OTHER_VARIABLE_BYTES;
  return unless(
    bytes <= most,
    `ai takes ${bytes} bytes of a function's variables; it may take ${most}. Name fewer models, shorten ai.systemPrompt, or unset ai.spillToRegions.`,
  );
}

function variableBytes(ai: AiConfiguration, app: string, region: string, regions: readonly string[]): number {
  const { modelQueue } = namesOf(app);
  const urls = ai.models.flatMap(({ name }) =>
    PRIORITIES.map(
      (priority) => `https://sqs.${region}.amazonaws.com/123456789012/${modelQueue(name, priority)}`,
    ),
  );
  const settings = JSON.stringify(aiSettingsOf(ai, region, regions));
  return Buffer.byteLength([settings, ...urls].join(','));
}

function temperatureFaults(value = USUAL_TEMPERATURE): string[] {
  return unless(value >= 0 && value <= 1, `ai.temperature is ${value}; it must be from 0 to 1.`);
}

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
function concurrencyFaults(priority: Priority, value: number): string[] {
  return unless(
    Number.isInteger(value) && value >= 2 && value <= 1_000,
    `ai.concurrency.${priority} is ${value}; it must be a whole number from 2 to 1000.`,
  );
}

/** What gather reads at once, and how many jobs Bedrock takes of one model: docs/decisions/0054-batch-jobs-by-a-schedule.md */
const MOST_BATCH: BatchSettings = { leastRecords: 1_000, mostRecords: 1_000, waitMinutes: 600, mostJobs: 20 };

function batchFaults(batchJobs: BatchSettings): string[] {
  const { leastRecords, mostRecords } = batchJobs;
  return [
    ...(Object.keys(MOST_BATCH) as (keyof BatchSettings)[]).flatMap((what) =>
      unless(
        Number.isInteger(batchJobs[what]) && batchJobs[what] >= 1 && batchJobs[what] <= MOST_BATCH[what],
        `ai.batchJobs.${what} is ${batchJobs[what]}; it must be a whole number from 1 to ${MOST_BATCH[what]}.`,
      ),
    ),
    ...unless(
      leastRecords <= mostRecords,
      `ai.batchJobs.leastRecords is ${leastRecords}, above mostRecords, which is ${mostRecords}.`,
    ),
  ];
}

/**
 * What the longest question may take, as ask reckons it (lambdas/domain/limiter/estimated-tokens.ts): two tokens for
 * each character of a script that vocabularies hardly know.
 */
const MOST_TOKENS_PER_CHARACTER = 2;
const MOST_PROFILE_CHARACTERS = 2_000;
const MOST_QUESTION_TOKENS =
  MOST_TOKENS_PER_CHARACTER * (Limits.textCharacters + MOST_PROMPT_CHARACTERS + MOST_PROFILE_CHARACTERS) +
  Limits.contextTokens +
  Limits.summaryTokens +
  Limits.outputTokens;

/** Whatever names no model must have one that takes it. */
function roomFaults(models: readonly ModelConfiguration[]): string[] {
  const most = Math.max(0, ...models.map(({ contextTokens }) => contextTokens));
  return unless(
    most >= MOST_QUESTION_TOKENS,
    `ai.models take ${most} tokens at most; one must take ${MOST_QUESTION_TOKENS}, which the longest question has with what was said before it and its answer.`,
  );
}

function modelFaults(model: ModelConfiguration): string[] {
  const { name, dollarsPerMillion } = model;
  const counts = ['requestsPerMinute', 'tokensPerMinute', 'burndown', 'contextTokens'] as const;
  return [
    ...unless(
      /^[a-z][a-z0-9-]{0,31}$/.test(name),
      `ai.models has "${name}"; a model's name has 1 to 32 lower case letters, digits and hyphens.`,
    ),
    ...counts.flatMap((what) =>
      unless(model[what] > 0, `${what} of the model ${name} is ${model[what]}; it must be above 0.`),
    ),
    ...Object.entries(dollarsPerMillion).flatMap(([what, dollars]) =>
      unless(
        dollars >= 0,
        `dollarsPerMillion.${what} of the model ${name} is ${dollars}; it cannot be below 0.`,
      ),
    ),
  ];
}
