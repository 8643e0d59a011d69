import type { SQSRecord } from 'aws-lambda';
import { placeOf } from '../answers/ends.ts';
import { outcomeAfter, usedBy } from '../answers/outcome-of-call.ts';
import { modelOf } from '../answers/source.ts';
import { Telling } from '../answers/telling.ts';
import type { Ending, Question, Usage } from '../bedrock/model.ts';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import type { Outcome } from '../domain/limiter/settlement.ts';
import { NO_USAGE } from '../domain/routing/cost.ts';
import { rejected } from '../platform/errors.ts';
import type { LetIn } from './admission.ts';
import type { Ports } from './ports.ts';
import { keepVigil } from './vigil.ts';

/** What a run came to. */
export type RunResult =
  | { readonly kind: 'whole'; readonly ending: Ending; readonly telling: Telling }
  | { readonly kind: 'broken'; readonly error: unknown; readonly usage: Usage; readonly telling: Telling }
  /** Nobody needs it any more, or somebody else has begun it anew. */
  | { readonly kind: 'no-use'; readonly why: 'cancelled' | 'ended' | 'lost'; readonly telling: Telling };

/** A run that may begin. */
export interface Begun extends LetIn {
  readonly record: SQSRecord;
  readonly run: number;
  readonly worker: string;
}

/** Asks the model, tells what it says as it comes, and gives back what of the quota it did not need. */
export async function askModel(ports: Ports, task: ModelTask, begun: Begun): Promise<RunResult> {
  const { source, startsInMs, run } = begun;
  const place = placeOf(task.ask);
  const { stream: isStreamed } = task.ask.question;
  const telling = new Telling(ports, { place, run, isStreamed });
  const vigil = keepVigil(ports, { place, ...begun, cache: task.cache });
  let outcome: Outcome = { kind: 'refused' };
  try {
    await ports.pause(startsInMs);
    const said = (text: string) => hear(telling, text);
    const ending = await ports
      .modelsIn(source.region)
      .answer(questionOf(task, source.modelId), said, vigil.signal);
    outcome = used(ports, source.model, ending.usage);
    return { kind: 'whole', ending, telling };
  } catch (error) {
    const why = vigil.over();
    const usage = usageAfter(error, task, telling.text);
    outcome =
      why === undefined
        ? outcomeAfter(error, begun.reservation, telling.text)
        : used(ports, source.model, usage);
    return why === undefined ? { kind: 'broken', error, usage, telling } : { kind: 'no-use', why, telling };
  } finally {
    vigil.end();
    await settle(ports, begun, outcome);
    ports.meter.count(Metric.modelCalls);
  }
}

function questionOf({ ask, prompt, maxOutputTokens, tier }: ModelTask, modelId: string): Question {
  return { modelId, ...prompt, maxOutputTokens, tier, metadata: { completion: ask.completion } };
}

function hear(telling: Telling, text: string): void {
  telling.said(text);
  if (telling.text.length > Limits.answerCharacters) {
    const what = `The answer has more than ${Limits.answerCharacters} characters; ask for less.`;
    throw rejected('answer-too-long', what);
  }
}

function used({ settings }: Ports, model: string, usage: Usage): Outcome {
  return usedBy(usage, modelOf(model, settings));
}

/** What it cost, where the service does not say it: what was asked, and what was said before it broke. */
function usageAfter(error: unknown, { inputTokens }: ModelTask, said: string): Usage {
  const told = (error as { usage?: Usage }).usage;
  if (told !== undefined || said === '') {
    return told ?? NO_USAGE;
  }
  return { ...NO_USAGE, inputTokens, outputTokens: estimatedTokens([said]) };
}

/** A reservation that is not settled is forgotten after a while: no reason to hold an answer up. */
async function settle(ports: Ports, { source, reservation }: LetIn, outcome: Outcome): Promise<void> {
  try {
    await ports.limiterOf(source).settle(reservation, outcome);
  } catch (error) {
    ports.log.warn('not settled', {}, error);
  }
}
