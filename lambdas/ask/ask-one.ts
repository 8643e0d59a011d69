import { placeOf } from '../answers/ends.ts';
import type { Asked } from '../cache/asked.ts';
import type { Ask } from '../contract/asks.ts';
import type { Priority } from '../contract/completions.ts';
import { Limits } from '../contract/limits.ts';
import { Metric, type MetricName } from '../contract/metrics.ts';
import type { ModelTask, Prompt } from '../contract/model-task.ts';
import { consideredText, type Decision } from '../domain/cache/decision.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import { textsOf } from '../domain/prompt/assemble.ts';
import { firstAttempt } from '../domain/queueing/attempts.ts';
import { chooseModel, isTaken, type Question, routeOf, singly } from '../domain/routing/choose-model.ts';
import { difficultyOf } from '../domain/routing/difficulty.ts';
import { cacheRequestOf } from './cache-request.ts';
import { type Conversation, conversationOf } from './conversation.ts';
import { fail } from './fail.ts';
import type { Ports } from './ports.ts';
import { reply } from './reply.ts';
import { tendSummary } from './tend-summary.ts';

/**
 * How long a question waits for another's answer to the same, which may wait for a quota itself: where nobody looks
 * at a screen, half as long as a call of its own may wait for one then.
 */
const FOLLOW_MS: Readonly<Record<Priority, number>> = {
  interactive: 60_000,
  standard: 1_800_000,
  batch: 1_800_000,
};
/** The longer it has waited, the later it looks again, as a question does that waits for a quota. */
const PART_OF_AGE = 0.1;
const LEAST_SECONDS = 2;
const MOST_SECONDS = 30;

/**
 * Decides how one question is answered, the cheapest way first: what stands in the configuration, what the cache has,
 * what somebody is being answered at this moment, and then a model.
 */
export async function askOne(ports: Ports, ask: Ask): Promise<void> {
  if (await isOver(ports, ask)) {
    return;
  }
  const conversation = await conversationOf(ports, ask);
  await handedOn(ports, ask, conversation);
  // Last: no answer waits for it.
  await tendSummary(ports, ask, conversation);
}

async function handedOn(ports: Ports, ask: Ask, conversation: Conversation): Promise<void> {
  const { text } = ask.question;
  const known = conversation.isAlone ? ports.intents(text) : undefined;
  if (known !== undefined) {
    ports.meter.count(Metric.answeredByIntent);
    const how = { cache: 'bypass', route: 'intent', why: known.intent } as const;
    await reply(ports, ask, conversation.prompt(), { text: known.answer, model: undefined, how });
    return;
  }
  const asked = await ports.cache.ask(cacheRequestOf(ports, ask, conversation));
  const ageMs = ports.nowMs() - Date.parse(ask.askedAt);
  if (asked.kind === 'alone' && asked.isUnderWay && ageMs < FOLLOW_MS[ask.question.priority]) {
    await ports.again(ask, followSeconds(ageMs));
    return;
  }
  ports.meter.count(metricOf(asked));
  logDecision(ports, ask, asked.decision);
  if (asked.kind === 'answered') {
    const how = { cache: asked.decision.tier, route: 'cache', why: asked.decision.why } as const;
    const entry = entryOf(asked.address, asked.decision);
    await reply(ports, ask, conversation.prompt(), {
      text: asked.answer,
      model: asked.model,
      how: { ...how, entry },
    });
  } else {
    await toModel(ports, ask, conversation, asked);
  }
}

/** With what may help, if there is room for that; what no model takes fails, since waiting would not shorten it. */
async function toModel(
  ports: Ports,
  ask: Ask,
  conversation: Conversation,
  asked: Exclude<Asked, Hit>,
): Promise<void> {
  const prompts = [conversation.prompt(hintOf(asked)), conversation.prompt()];
  const prompt = prompts.find((one) => isTaken(questionOf(ask, one, asked), ports.settings));
  if (prompt === undefined) {
    await fail(ports, ask, 'question-too-long');
    await (asked.kind === 'lead' ? asked.fail() : undefined);
    return;
  }
  await queue(ports, taskOf(ports, ask, prompt, asked), asked);
  if (conversation.recalled.kind === 'holds') {
    ports.meter.count(Metric.summariesTold);
  }
}

/** What has time waits for a batch job of its model; everything else, and what no job could take, is asked by itself. */
async function queue(ports: Ports, { task, isForJob }: Chosen, asked: Exclude<Asked, Hit>): Promise<void> {
  if (!isForJob || (await ports.hold(task)) === 'too-large') {
    await ports.tasks.send(task, 0);
  } else if (asked.kind === 'lead') {
    // Nobody else who asks the same should wait for hours.
    await asked.fail();
  }
}

/** Without it nobody could say why a question cost a call of a model. It holds no words of anybody. */
function logDecision(
  { log }: Ports,
  { sessionId, completion: eventId, asker: userKey }: Ask,
  { tier: outcome, why, considered }: Decision,
): void {
  log.info('decided', {
    ...{ sessionId, eventId, userKey, outcome, why },
    ...(considered.length > 0 && { considered: considered.map(consideredText) }),
  });
}

/** Ended or cancelled, as far as it is visible here; a kept end is sent again by who kept it. */
async function isOver({ events }: Ports, ask: Ask): Promise<boolean> {
  const { finished, failed, cancelled } = await events.completion(ask.sessionId, placeOf(ask));
  return finished !== undefined || failed !== undefined || cancelled !== undefined;
}

/** Once for each question: who follows another's answer has not missed it yet. */
function metricOf(asked: Asked): MetricName {
  if (asked.kind === 'answered') {
    return Metric.cacheHits;
  }
  return asked.decision.tier === 'bypass' ? Metric.cacheBypasses : Metric.cacheMisses;
}

function followSeconds(ageMs: number): number {
  return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, Math.ceil((PART_OF_AGE * ageMs) / 1_000)));
}

/** A near question with its answer, for a cheaper model to go by. */
function hintOf(asked: Asked): string | undefined {
  const near = asked.kind === 'lead' ? asked.near : undefined;
  return (
    near &&
    `A similar question, which may differ in what matters: ${near.question}\nIts answer was: ${near.answer}\nNow answer this one:`
  );
}

type Hit = { kind: 'answered' };

interface Chosen {
  readonly task: ModelTask;
  /** Whether it is for a batch job; the task is what it would be by itself. */
  readonly isForJob: boolean;
}

/** The task for the cheapest model that will do. */
function taskOf({ settings, nowMs }: Ports, ask: Ask, prompt: Prompt, asked: Exclude<Asked, Hit>): Chosen {
  const question = questionOf(ask, prompt, asked);
  const { inputTokens, maxOutputTokens } = question;
  const choice = chooseModel(question, settings);
  const tier = singly(choice);
  const ticket = asked.kind === 'lead' ? asked.ticket : undefined;
  const task: ModelTask = {
    v: 1,
    ask,
    model: choice.model.name,
    tier,
    prompt,
    inputTokens,
    maxOutputTokens,
    how: {
      cache: asked.decision.tier,
      route: routeOf(tier),
      why: `${asked.decision.why}; ${choice.why}`,
      ...(ticket !== undefined && { entry: `${ticket.scope}#${ticket.prompt}#${ticket.prompt}` }),
    },
    ...(ticket !== undefined && { cache: ticket }),
    spentDollars: 0,
    attempts: firstAttempt(nowMs()),
  };
  return { task, isForJob: choice.tier === 'batch' };
}

function questionOf({ question }: Ask, prompt: Prompt, asked: Exclude<Asked, Hit>): Question {
  const { text, priority, model, maxOutputTokens = Limits.outputTokensDefault } = question;
  const difficulty = asked.decision.tier === 'adapt' ? 1 : difficultyOf(text, maxOutputTokens);
  return { priority, model, difficulty, inputTokens: estimatedTokens(textsOf(prompt)), maxOutputTokens };
}

/** Keys of the scope, of the asked prompt and of the entry that answered. */
function entryOf({ scope, prompt }: { scope: string; prompt: string }, { entry = prompt }: Decision): string {
  return `${scope}#${prompt}#${entry}`;
}
