import { randomUUID } from 'node:crypto';
import type { Ending, Model, Question, Usage } from '../bedrock/model.ts';
import type { AiSettings, ModelSettings } from '../contract/ai-settings.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import type { Outcome, Reservation } from '../domain/limiter/settlement.ts';
import { conflict } from '../platform/errors.ts';
import type { Log } from '../platform/logger.ts';
import type { Limiter } from '../store/limiter.ts';
import { outcomeAfter, usedBy } from './outcome-of-call.ts';

export interface BackgroundPorts {
  readonly model: Model;
  limiterOf(model: ModelSettings): Limiter;
  readonly log: Pick<Log, 'warn'>;
}

/** A call of a model that nobody waits for. */
export interface BackgroundCall {
  readonly settings: ModelSettings;
  readonly question: Omit<Question, 'modelId'>;
  /** Whose part of the quota it takes. */
  readonly tenant: string;
  /** How long it has waited already. */
  readonly ageMs: number;
}

/** What a model said, whole. */
export interface Said {
  readonly text: string;
  readonly ending: Ending;
}

/** The model that does what nobody waits for. */
export function cheapestOf({ models }: AiSettings): ModelSettings {
  return models.toSorted(
    (a, b) => a.dollarsPerMillion.output - b.dollarsPerMillion.output,
  )[0] as ModelSettings;
}

/**
 * Asks a model within what those who wait leave of its quota.
 * @param spent hears what the call took, also where it came to nothing
 * @throws MeridianError: a `conflict` where no quota has room just now, else the model's
 */
export async function callInBackground(
  { model, limiterOf, log }: BackgroundPorts,
  { settings, question, tenant, ageMs }: BackgroundCall,
  spent: (usage: Usage) => void = () => {},
): Promise<Said> {
  const limiter = limiterOf(settings);
  const admission = await limiter.reserve({
    key: randomUUID(),
    callClass: 'batch',
    tenant,
    tokens: estimatedTokens(textsIn(question)) + question.maxOutputTokens * settings.burndown,
    ageMs,
  });
  if ('retryAfterMs' in admission) {
    throw conflict('no-quota', `No quota has room just now; there may be in ${admission.retryAfterMs} ms.`);
  }
  let text = '';
  let outcome: Outcome = { kind: 'refused' };
  try {
    const ending = await model.answer({ ...question, modelId: settings.modelId }, (piece) => {
      text += piece;
    });
    outcome = usedBy(ending.usage, settings, question.maxOutputTokens);
    spent(ending.usage);
    return { text, ending };
  } catch (error) {
    outcome = outcomeAfter(error, admission.reservation, text);
    const { usage } = error as { usage?: Usage };
    if (usage !== undefined) {
      spent(usage);
    }
    throw error;
  } finally {
    await settle(limiter, admission.reservation, { outcome, log });
  }
}

/** A reservation that is not settled is forgotten after a while: no reason to throw away what was paid for. */
async function settle(
  limiter: Limiter,
  reservation: Reservation,
  { outcome, log }: Pick<BackgroundPorts, 'log'> & { readonly outcome: Outcome },
): Promise<void> {
  try {
    await limiter.settle(reservation, outcome);
  } catch (error) {
    log.warn('not settled', {}, error);
  }
}

function textsIn({ system, turns }: Pick<Question, 'system' | 'turns'>): string[] {
  return [...system, ...turns.flatMap(({ content }) => content)].flatMap((block) =>
    block === 'cache-point' ? [] : [block.text],
  );
}
