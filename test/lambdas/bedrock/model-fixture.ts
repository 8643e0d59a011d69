import { bedrockModel, type ModelPatience } from '../../../lambdas/bedrock/bedrock-model.ts';
import type { Question } from '../../../lambdas/bedrock/model.ts';
import type { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import { lazyRuntime } from '../../../lambdas/bedrock/runtime-client.ts';
import type { BedrockEngineOptions } from '../../../local/engines/bedrock/bedrock-engine.ts';
import type { FaultsSubset } from '../../../local/faults/fault-schema.ts';
import { closeBedrock, MICRO, startBedrock } from '../../local/engines/bedrock/bedrock-fixture.ts';
import { REGION } from '../../local/engines/resource.ts';
import { setAwsEnvironment } from '../platform/fake-aws.ts';

export async function stopModel() {
  delete process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME;
  await closeBedrock();
}

export const PATIENCE: ModelPatience = { wholeMs: 20_000, silenceMs: 20_000 };

/** The model as a function has it: told by its environment where Bedrock is. */
export async function start(options: Partial<BedrockEngineOptions> = {}, patience = PATIENCE) {
  const started = await startBedrock(options);
  setAwsEnvironment(REGION);
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = started.url;
  const runtimeOf = lazyRuntime();
  const model = bedrockModel(runtimeOf, patience);
  const told: string[] = [];
  const ask = (text: string, more: Partial<Question> = {}, signal?: AbortSignal) =>
    model.answer(question(text, more), (delta) => void told.push(delta), signal);
  const faulty = (bedrock: FaultsSubset['bedrock'], seed = 1) => started.faults.change({ seed, bedrock });
  return { ...started, runtimeOf, model, told, ask, faulty };
}

export function question(text: string, more: Partial<Question> = {}): Question {
  return {
    modelId: MICRO,
    system: [{ text: 'Be brief.' }, 'cache-point'],
    turns: [{ role: 'user', content: [{ text }] }],
    maxOutputTokens: 300,
    ...more,
  };
}

export async function failureOf(work: Promise<unknown>): Promise<ModelError> {
  return work.then(
    () => {
      throw new Error('It succeeded.');
    },
    (error) => error,
  );
}
