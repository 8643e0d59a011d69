import { placeOf } from '../answers/ends.ts';
import type { Ask } from '../contract/asks.ts';
import { Limits } from '../contract/limits.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import { textsOf } from '../domain/prompt/assemble.ts';
import { firstAttempt } from '../domain/queueing/attempts.ts';
import { chooseModel } from '../domain/routing/choose-model.ts';
import { difficultyOf } from '../domain/routing/difficulty.ts';
import { promptOf } from './conversation.ts';
import type { Ports } from './ports.ts';

/** Decides how one question is answered, and sees it on its way. */
export async function askOne(ports: Ports, ask: Ask): Promise<void> {
  if (await isOver(ports, ask)) {
    return;
  }
  const prompt = await promptOf(ports, ask);
  await ports.tasks.send(taskOf(ports, ask, prompt), 0);
}

/** Ended or cancelled, as far as it is visible here; a kept end is sent again by who kept it. */
async function isOver({ events }: Ports, ask: Ask): Promise<boolean> {
  const { finished, failed, cancelled } = await events.completion(ask.sessionId, placeOf(ask));
  return finished !== undefined || failed !== undefined || cancelled !== undefined;
}

/** The task for the cheapest model that will do. */
function taskOf({ settings, nowMs }: Ports, ask: Ask, prompt: ModelTask['prompt']): ModelTask {
  const { text, priority, model: named, maxOutputTokens = Limits.outputTokensDefault } = ask.question;
  const inputTokens = estimatedTokens(textsOf(prompt));
  const difficulty = difficultyOf(text, maxOutputTokens);
  const choice = chooseModel({ priority, model: named, difficulty, inputTokens, maxOutputTokens }, settings);
  const tier = choice.tier === 'default' ? 'default' : 'flex';
  return {
    v: 1,
    ask,
    model: choice.model.name,
    tier,
    prompt,
    inputTokens,
    maxOutputTokens,
    how: { cache: 'bypass', route: tier === 'flex' ? 'flex' : 'on-demand', why: choice.why },
    spentDollars: 0,
    attempts: firstAttempt(nowMs()),
  };
}
