import { configuration } from '../../bin/configuration.ts';
import type { Ports as AnswerPorts } from '../../lambdas/answer/ports.ts';
import { endsOf } from '../../lambdas/answers/ends.ts';
import type { Ports as AskPorts } from '../../lambdas/ask/ports.ts';
import { answerCache } from '../../lambdas/cache/answer-cache.ts';
import { lookInto } from '../../lambdas/cache/looking.ts';
import type { Judge } from '../../lambdas/cache/ports.ts';
import { resuming } from '../../lambdas/cache/resuming.ts';
import type { AiSettings } from '../../lambdas/contract/ai-settings.ts';
import type { EventData, Intent } from '../../lambdas/contract/events.ts';
import type { ModelTask } from '../../lambdas/contract/model-task.ts';
import { topicsOf } from '../../lambdas/contract/topics.ts';
import type { MessageEvent } from '../../lambdas/domain/message.ts';
import { modelJudge } from '../../lambdas/judge/model-judge.ts';
import { isMeridianError } from '../../lambdas/platform/errors.ts';
import { limiter } from '../../lambdas/store/item-limiter.ts';
import type { Limiter } from '../../lambdas/store/limiter.ts';
import { aiSettingsOf } from '../../lib/ai-settings.ts';
import { inMemoryProgress } from '../../test/lambdas/store/in-memory-completions.ts';
import { inMemoryLimiterItem } from '../../test/lambdas/store/in-memory-limiter-item.ts';
import { type BenchPorts, benchPorts } from '../cache/bench-ports.ts';
import { seeded } from '../cache/seeded.ts';
import type { LabelledModel } from './labelled-model.ts';

type Finished = EventData['completion.finished'];

/** The functions that answer, with everything around them in memory. */
export interface World {
  readonly settings: AiSettings;
  readonly ask: AskPorts;
  readonly answer: AnswerPorts;
  /** On their way to models. */
  readonly tasks: { readonly task: ModelTask; readonly dueMs: number }[];
  readonly finished: Map<string, Finished>;
  readonly embeddedTexts: string[];
  /** What was said before the question that is looked at now, newest first. */
  before: readonly MessageEvent[];
  advance(ms: number): void;
  nowMs(): number;
  /** Looks into what waits for that, with real calls of a model. */
  look(): Promise<number>;
}

export const REGION = 'us-east-1';
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const NO_METER = { count: () => {}, milliseconds: () => {}, flush: () => {} };

/** The deployment's own models and prices. */
export function settingsOf(): AiSettings {
  const { ai } = configuration;
  if (ai === undefined) {
    throw new Error('The configuration has no models.');
  }
  return aiSettingsOf(ai, REGION, [REGION]);
}

export function worldOf(model: LabelledModel, seed: number): World {
  const settings = settingsOf();
  const { stores, embeddedTexts } = countingStores(seed);
  const { nowMs } = stores;
  const tasks: World['tasks'] = [];
  const finished = new Map<string, Finished>();
  const common = { ...surroundings(stores, { tasks, finished }), settings, random: seeded(seed + 2) };
  const limiterOf = limitersOf(settings, nowMs);
  const judge = modelJudge({
    settings,
    model,
    log: QUIET,
    meter: NO_METER,
    limiterOf: ({ name }) => limiterOf(name),
  });
  const world: World = {
    settings,
    tasks,
    finished,
    embeddedTexts,
    before: [],
    advance: stores.advance,
    nowMs,
    ask: {
      ...common,
      events: {
        completion: async () => NOTHING_YET,
        messages: async () => ({ messages: [...world.before], next: undefined }),
        modifications: async () => [],
        contentChanges: async () => [],
      },
      summaries: NO_SUMMARIES,
      summarize: async () => {},
      cache: answerCache(stores),
      embedder: stores.embedder,
      intents: () => undefined,
      personal: async () => undefined,
      // Nobody else is at it: every question before has been answered.
      again: async () => {},
    },
    answer: {
      ...common,
      completions: { completion: async () => NOTHING_YET },
      resume: resuming(stores),
      region: REGION,
      limiterOf: ({ model: name }) => limiterOf(name),
      modelsIn: () => model,
    },
    look: () => lookIntoAll(stores, judge),
  };
  return world;
}

/** Its conversations are too short for any. */
const NO_SUMMARIES: AskPorts['summaries'] = {
  load: async () => ({ summary: undefined, version: 0 }),
  claim: async () => 'held',
  forget: async () => 'conflict',
};
const NOTHING_YET = { requested: undefined, finished: undefined, failed: undefined, cancelled: undefined };

/** The cache's stores, and every text that was embedded for it. */
function countingStores(seed: number): { stores: BenchPorts; embeddedTexts: string[] } {
  const ports = benchPorts(seeded(seed + 1));
  const embeddedTexts: string[] = [];
  const embed = (text: string) => {
    embeddedTexts.push(text);
    return ports.embedder.embed(text);
  };
  return { stores: { ...ports, embedder: { ...ports.embedder, embed } }, embeddedTexts };
}

function surroundings(
  { nowMs, pause, newId }: BenchPorts,
  { tasks, finished }: { tasks: World['tasks']; finished: World['finished'] },
) {
  const progress = inMemoryProgress();
  const sender = { send: async (_: unknown, body: string) => note(body, finished) };
  return {
    progress,
    ends: endsOf({ progress, sender, nowMs }),
    tasks: {
      send: async (task: ModelTask, seconds: number) => {
        tasks.push({ task, dueMs: nowMs() + seconds * 1_000 });
      },
    },
    // As if each question came when no other does: batch jobs answer the same at the same price, only later.
    hold: async () => 'too-large' as const,
    redelivery: { after: async () => {} },
    rosters: { of: async () => new Map() },
    publish: async () => {},
    topics: topicsOf('bench'),
    elsewhere: { push: async () => {} },
    log: QUIET,
    meter: NO_METER,
    nowMs,
    pause,
    workerName: newId,
  };
}

/** One for each model, with the quota that the configuration gives it. */
function limitersOf({ models }: AiSettings, nowMs: () => number): (model: string) => Limiter {
  const limiters = new Map(
    models.map((quota) => [quota.name, limiter(inMemoryLimiterItem(), { quota, nowMs })]),
  );
  return (name) => limiters.get(name) as Limiter;
}

/** One after the other; what no quota has room for waits, as in its queue. */
async function lookIntoAll(stores: BenchPorts, judge: Judge): Promise<number> {
  const looks = stores.put.splice(0);
  for (const [at, look] of looks.entries()) {
    try {
      await lookInto([look], { ...stores, judge });
    } catch (error) {
      if (!isMeridianError(error) || error.fate !== 'conflict') throw error;
      stores.put.unshift(...looks.slice(at));
      return at;
    }
  }
  return looks.length;
}

function note(body: string, finished: Map<string, Finished>): void {
  const { event } = JSON.parse(body) as Intent;
  if (event.type === 'completion.finished') {
    const data = event.data as Finished;
    finished.set(data.completion, data);
  }
}
