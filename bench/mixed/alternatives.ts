import type { AiSettings } from '../../lambdas/contract/ai-settings.ts';
import { Limits } from '../../lambdas/contract/limits.ts';
import { chooseModel } from '../../lambdas/domain/routing/choose-model.ts';
import { dollarsOf } from '../../lambdas/domain/routing/cost.ts';
import { difficultyOf } from '../../lambdas/domain/routing/difficulty.ts';
import { usageOf } from './labelled-model.ts';
import { answerAbout, type Request } from './requests.ts';

/** What questions would cost without a cache. */
export interface Alternatives {
  /** Dollars for every question asked of one model on demand, by the model's name. */
  readonly onDemand: Readonly<Record<string, number>>;
  /** Dollars for every question asked of the model that ours would have been routed to, without a cache. */
  readonly routed: number;
}

/** The same questions with the same context and answers, reckoned by the same tokens. */
export function alternativesOf(settings: AiSettings, requests: readonly Request[]): Alternatives {
  const onDemand: Record<string, number> = {};
  let routed = 0;
  for (const request of requests) {
    const turns = [...request.before, request.prompt].map((text) => ({
      role: 'user' as const,
      content: [{ text }],
    }));
    const usage = usageOf({ system: [{ text: settings.system }], turns }, answerAbout(request.label));
    const { model, tier } = chooseModel(questionOf(request, usage.inputTokens), settings);
    routed += dollarsOf(
      usage,
      model.dollarsPerMillion,
      tier === 'default' || !model.flex ? 'default' : 'flex',
    );
    for (const { name, dollarsPerMillion } of settings.models) {
      onDemand[name] = (onDemand[name] ?? 0) + dollarsOf(usage, dollarsPerMillion);
    }
  }
  return { onDemand, routed };
}

function questionOf({ prompt, priority }: Request, inputTokens: number) {
  const maxOutputTokens = Limits.outputTokensDefault;
  const difficulty = difficultyOf(prompt, maxOutputTokens);
  return { priority, model: undefined, difficulty, inputTokens, maxOutputTokens };
}
