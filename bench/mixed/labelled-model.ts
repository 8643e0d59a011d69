import type { Block, Model, Question, Usage } from '../../lambdas/bedrock/model.ts';
import { estimatedTokens } from '../../lambdas/domain/limiter/estimated-tokens.ts';
import { NO_USAGE } from '../../lambdas/domain/routing/cost.ts';
import { answerAbout } from './requests.ts';

/** A model that is always right, and its calls. */
export interface LabelledModel extends Model {
  /** Called with each call's model and usage. */
  onCall: (call: { readonly modelId: string; readonly usage: Usage }) => void;
}

const BY_LABEL = /"answer":"\[([^\]]*)\]/g;

/** Answers about what the question of the moment is known to be about, and judges two answers by what they are about. */
export function labelledModel(labelOf: () => string): LabelledModel {
  const model: LabelledModel = {
    onCall: () => undefined,
    answer: async (question, onDelta) => {
      const asked = lastOf(question);
      const verdict = asked.startsWith('{"question":') ? verdictOn(asked) : undefined;
      const text = verdict ?? answerAbout(labelOf());
      await onDelta(text);
      const usage = usageOf(question, text);
      model.onCall({ modelId: question.modelId, usage });
      return { stopReason: 'end_turn', usage };
    },
  };
  return model;
}

/** Tokens as they are reckoned for every design alike. */
export function usageOf({ system, turns }: Pick<Question, 'system' | 'turns'>, answer: string): Usage {
  const inputTokens = estimatedTokens(textsIn([...system, ...turns.flatMap(({ content }) => content)]));
  return { ...NO_USAGE, inputTokens, outputTokens: estimatedTokens([answer]) };
}

function textsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block === 'cache-point' ? [] : [block.text]));
}

function lastOf({ turns }: Question): string {
  return textsIn(turns.at(-1)?.content ?? []).join('\n\n');
}

function verdictOn(text: string): string {
  const [one, other] = [...text.matchAll(BY_LABEL)].map(([, label]) => label);
  return one === other ? 'YES' : 'NO';
}
