import type { FaultBoard } from '../../faults/faults.ts';
import { type Answer, answerTo } from './answer.ts';
import { requireModelUp, streamFault } from './faulty-model.ts';
import { type Ended, eventsOf, type Latency, think } from './generation.ts';
import type { Counted, Meters } from './meters.ts';
import { invalid, type Target, targetOf } from './models.ts';
import { type Prompt, promptOf } from './prompt.ts';
import { type CountedInput, createPromptCache } from './prompt-cache.ts';

type Document = Record<string, unknown>;

export interface RuntimeOptions {
  readonly faults: FaultBoard;
  readonly meters: Meters;
  readonly latency: Latency;
  readonly now: () => number;
}

/** A call of a text model that has begun: its quota is reserved and its answer known. */
export interface Begun {
  readonly target: Target;
  readonly answer: Answer;
  /** Settles with so many output tokens said. */
  readonly ended: (outputTokens: number) => Ended;
}

/** The text models of all regions. */
export class ModelRuntime {
  readonly #options: RuntimeOptions;
  readonly #cache = createPromptCache();

  constructor(options: RuntimeOptions) {
    this.#options = options;
  }

  async converse(region: string, input: Document): Promise<Document> {
    const { answer, ended } = this.begin(region, input);
    await think(this.#options.faults, this.#options.latency, answer.tokens.length);
    const { stopReason, usage, latencyMs } = ended(answer.tokens.length);
    const message = { role: 'assistant', content: [{ text: answer.tokens.join('') }] };
    return { output: { message }, stopReason, usage, metrics: { latencyMs } };
  }

  async converseStream(region: string, input: Document): Promise<Document> {
    const { faults, latency } = this.#options;
    const { answer, ended } = this.begin(region, input);
    const fault = streamFault(faults, region);
    return { stream: eventsOf({ tokens: answer.tokens, region, latency, fault, ended }, faults) };
  }

  async countTokens(input: Document): Promise<Document> {
    const { model } = textTarget(String(input.modelId));
    const { converse } = (input.input ?? {}) as { converse?: Document };
    if (!converse) throw invalid('The local CountTokens counts the input of converse only.');
    return { inputTokens: promptOf(converse, model).inputTokens };
  }

  /** @throws AwsError where the input is wrong, a fault refuses it or a quota has no room */
  begin(region: string, input: Document): Begun {
    const { faults, meters, now } = this.#options;
    const target = textTarget(String(input.modelId));
    const prompt = promptOf(input, target.model);
    requireModelUp(faults, region);
    const counted = meters.begin(region, target, prompt.inputTokens + prompt.maxTokens);
    const used = this.#cache.count(`${region} ${target.quotaId}`, prompt.inputTokens, prompt.prefixes, now());
    const answer = this.#answer(region, prompt, target);
    return { target, answer, ended: this.#ending(target, answer, counted, used) };
  }

  #answer(region: string, prompt: Prompt, { model }: Target): Answer {
    const answer = answerTo(prompt, model.id);
    const { faults } = this.#options;
    if (!faults.strikes('answerFiltered', region, faults.current.bedrock.filter)) return answer;
    const said = Math.ceil(answer.tokens.length / 2);
    return { tokens: answer.tokens.slice(0, said), stopReason: 'content_filtered' };
  }

  #ending({ model }: Target, { stopReason }: Answer, counted: Counted, used: CountedInput) {
    const startedAtMs = this.#options.now();
    return (outputTokens: number): Ended => {
      counted.settle(used.inputTokens + used.cacheWriteInputTokens + outputTokens * model.burndown);
      const inputTokens = used.inputTokens + used.cacheReadInputTokens + used.cacheWriteInputTokens;
      const usage = { ...used, outputTokens, totalTokens: inputTokens + outputTokens };
      return { stopReason, usage, latencyMs: this.#options.now() - startedAtMs };
    };
  }
}

function textTarget(modelId: string): Target {
  const target = targetOf(modelId);
  if (target.model.kind === 'text') return target;
  throw invalid(
    'This action doesn’t support the model that you provided. Try again with a supported text or chat model.',
  );
}
