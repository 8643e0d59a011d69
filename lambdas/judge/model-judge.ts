import { randomUUID } from 'node:crypto';
import type { Model, Question } from '../bedrock/model.ts';
import type { Judge, QuestionAndAnswer } from '../cache/ports.ts';
import type { AiSettings, ModelSettings } from '../contract/ai-settings.ts';
import { Limits } from '../contract/limits.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import { conflict } from '../platform/errors.ts';
import type { Limiter } from '../store/limiter.ts';

export interface JudgePorts {
  readonly settings: AiSettings;
  readonly model: Model;
  limiterOf(model: ModelSettings): Limiter;
}

const VERDICT_TOKENS = 8;
const INSTRUCTION =
  'You compare two questions with their answers. Reply YES if an answer to the one is a right answer to the other as well, and both answers say the same. Reply NO if anything that matters differs. Reply with one word.';
/** Nobody waits for it. */
const CALL_CLASS = 'batch';
const TENANT = 'judge';

/** Judges by the cheapest model, and answers by it anew, within what is left of its quota. */
export function modelJudge(ports: JudgePorts): Judge {
  const { settings } = ports;
  const cheapest = settings.models.toSorted(
    (a, b) => a.dollarsPerMillion.output - b.dollarsPerMillion.output,
  )[0] as ModelSettings;
  return {
    isSame: async (one, other) => {
      const text = `${saidBy('first', one)}\n\n${saidBy('second', other)}`;
      const verdict = await said(ports, cheapest, {
        modelId: cheapest.modelId,
        system: [{ text: INSTRUCTION }],
        turns: [{ role: 'user', content: [{ text }] }],
        maxOutputTokens: VERDICT_TOKENS,
      });
      return /^\W*yes\b/i.test(verdict);
    },
    answer: async (question) =>
      said(ports, cheapest, {
        modelId: cheapest.modelId,
        system: [{ text: settings.system }],
        turns: [{ role: 'user', content: [{ text: question }] }],
        maxOutputTokens: Limits.outputTokensDefault,
      }),
  };
}

function saidBy(which: string, { question, answer }: QuestionAndAnswer): string {
  return `The ${which} question: ${question}\nThe ${which} answer: ${answer}`;
}

async function said(
  { model, limiterOf }: JudgePorts,
  settings: ModelSettings,
  question: Question,
): Promise<string> {
  const texts = [...question.system, ...question.turns.flatMap(({ content }) => content)].flatMap((block) =>
    block === 'cache-point' ? [] : [block.text],
  );
  const limiter = limiterOf(settings);
  const admission = await limiter.reserve({
    key: randomUUID(),
    callClass: CALL_CLASS,
    tenant: TENANT,
    tokens: estimatedTokens(texts) + question.maxOutputTokens * settings.burndown,
    ageMs: 0,
  });
  if ('retryAfterMs' in admission) {
    throw conflict('no-quota', `No quota has room to judge; there may be in ${admission.retryAfterMs} ms.`);
  }
  let text = '';
  let tokens = admission.reservation.tokens;
  try {
    const { usage } = await model.answer(question, (piece) => {
      text += piece;
    });
    tokens = usage.inputTokens + usage.cacheWriteTokens + usage.outputTokens * settings.burndown;
    return text;
  } finally {
    await limiter.settle(admission.reservation, { kind: 'used', tokens });
  }
}
