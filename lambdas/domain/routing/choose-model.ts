import type { AiSettings, ModelSettings } from '../../contract/ai-settings.ts';
import type { Priority } from '../../contract/completions.ts';
import { dollarsOf, NO_USAGE, type Tier } from './cost.ts';
import type { Difficulty } from './difficulty.ts';

/** A question as far as the choice of its model goes. */
export interface Question {
  readonly priority: Priority;
  /** The model that was asked for by name. */
  readonly model: string | undefined;
  readonly difficulty: Difficulty;
  readonly inputTokens: number;
  readonly maxOutputTokens: number;
}

/** Who answers, and how. */
export interface Choice {
  readonly model: ModelSettings;
  readonly tier: Tier;
  readonly why: string;
}

/** Tokens that answers have on average, of those that they may have. */
const USUAL_PART = 0.4;

/** Whether any model that may answer a question takes so long a one: the named one alone where there is such a model. */
export function isTaken(question: Question, { models }: AiSettings): boolean {
  return candidates(question, models).length > 0;
}

/** The cheapest way that will do. Throws where the question is not taken. */
export function chooseModel(question: Question, { models }: AiSettings): Choice {
  const model = cheapest(goodEnough(candidates(question, models), question.difficulty), question);
  if (model === undefined) {
    throw new Error(`No model takes ${question.inputTokens + question.maxOutputTokens} tokens.`);
  }
  const tier = tierOf(model, question.priority);
  const isNamed = model.name === question.model;
  return {
    model,
    tier,
    why: isNamed ? 'asked for by name' : `cheapest for difficulty ${question.difficulty}`,
  };
}

/** Where the named model is configured no more, all others may answer instead. */
function candidates(question: Question, models: readonly ModelSettings[]): ModelSettings[] {
  const named = models.filter(({ name }) => name === question.model);
  return (named.length > 0 ? named : models).filter((model) => fits(model, question));
}

/** The cheapest model that does better, or undefined where none does. */
export function betterModel(name: string, question: Question, { models }: AiSettings): Choice | undefined {
  const quality = models.find((model) => model.name === name)?.quality ?? 0;
  const better = models.filter((model) => model.quality > quality && fits(model, question));
  const model = cheapest(better, question);
  return model && { model, tier: tierOf(model, question.priority), why: `better than ${name}` };
}

/** How a choice is asked for by itself: what would go into a batch job goes as flex where its model is offered so. */
export function singly({ model, tier }: Pick<Choice, 'model' | 'tier'>): 'default' | 'flex' {
  return tier !== 'default' && model.flex ? 'flex' : 'default';
}

/** By which way an answer comes that is asked for by itself. */
export function routeOf(tier: ReturnType<typeof singly>): 'flex' | 'on-demand' {
  return tier === 'flex' ? 'flex' : 'on-demand';
}

/** What a question costs before anybody knows, in dollars. */
export function expectedDollars(
  { inputTokens, maxOutputTokens }: Pick<Question, 'inputTokens' | 'maxOutputTokens'>,
  { dollarsPerMillion }: ModelSettings,
  tier: Tier,
): number {
  const outputTokens = Math.ceil(maxOutputTokens * USUAL_PART);
  return dollarsOf({ ...NO_USAGE, inputTokens, outputTokens }, dollarsPerMillion, tier);
}

function fits({ contextTokens }: ModelSettings, { inputTokens, maxOutputTokens }: Question): boolean {
  return inputTokens + maxOutputTokens <= contextTokens;
}

/** Where none is good enough, the best are. */
function goodEnough(models: readonly ModelSettings[], difficulty: Difficulty): ModelSettings[] {
  const best = Math.max(...models.map(({ quality }) => quality));
  return models.filter(({ quality }) => quality >= Math.min(difficulty, best));
}

function cheapest(models: readonly ModelSettings[], question: Question): ModelSettings | undefined {
  const costOf = (model: ModelSettings) => expectedDollars(question, model, tierOf(model, question.priority));
  return models.toSorted((a, b) => costOf(a) - costOf(b))[0];
}

/** Who has time pays half, where the model is offered so. */
function tierOf({ batch, flex }: ModelSettings, priority: Priority): Tier {
  if (priority !== 'batch') {
    return 'default';
  }
  if (batch) {
    return 'batch';
  }
  return flex ? 'flex' : 'default';
}
