import type { Context } from 'aws-lambda';
import { endsOf, placeOf } from '../../../lambdas/answers/ends.ts';
import { holding } from '../../../lambdas/answers/holding.ts';
import type { BatchSettings } from '../../../lambdas/contract/batch-settings.ts';
import type { Intent } from '../../../lambdas/contract/events.ts';
import type { ModelTask } from '../../../lambdas/contract/model-task.ts';
import { gathering } from '../../../lambdas/gather/gathering.ts';
import { objectFiles } from '../../../lambdas/gather/object-files.ts';
import type { Ports } from '../../../lambdas/gather/ports.ts';
import { rejected } from '../../../lambdas/platform/errors.ts';
import { model, NOW_MS, task } from '../answer/task-factory.ts';
import { idAt } from '../domain/factories.ts';
import { remembering } from '../remembering.ts';
import { inMemoryHeld, inMemoryJobs } from '../store/in-memory-batch.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { type Answering, BECAUSE, fakeBatchService } from './fake-batch-service.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const SETTINGS = {
  models: [model('swift', 1, { batch: true }), model('clever', 3, { batch: true, flex: true })],
  usual: 'clever',
  system: 'Be brief.',
  knowledge: '1',
  temperature: 0.2,
};
export const BATCH: BatchSettings = { leastRecords: 3, mostRecords: 5, waitMinutes: 15, mostJobs: 2 };

/** The n-th question of the class `batch`. */
export function waiting(at: number, change: Partial<ModelTask> = {}): ModelTask {
  const text = `Why ${at}?`;
  const prompt = { system: [{ text: 'Be brief.' }], turns: [{ role: 'user', content: [{ text }] }] } as const;
  const base = task({ prompt: prompt as never, ...change }, { text, priority: 'batch' });
  return { ...base, ask: { ...base.ask, completion: idAt(1_000 + at) } };
}

/** Three, as many as a job wants. */
export const THREE = [1, 2, 3].map((at) => waiting(at));

/** Gather with fakes at its ports, and what it did to them. */
export function gatherer({
  answering = BECAUSE,
  settings = SETTINGS,
  batch = BATCH,
  refuses = false,
  changes = (_: Ports): Partial<Ports> => ({}),
} = {}) {
  const stores = inMemoryStores();
  const progress = inMemoryProgress();
  const objects = new Map<string, string>();
  const { service, jobs, stopped, end } = fakeBatchService(objects, answering);
  const sent: Intent[] = [];
  const tasks: ModelTask[] = [];
  const kept: string[] = [];
  const { log, meter, counts, lines } = remembering();
  let nowMs = NOW_MS;
  let workers = 0;
  const clock = () => nowMs;
  const held = inMemoryHeld();
  const sender = {
    send: async (_: unknown, body: string) => {
      sent.push(JSON.parse(body) as Intent);
    },
  };
  const base: Ports = {
    settings,
    batch,
    completions: stores.events,
    progress,
    ends: endsOf({ progress, sender, nowMs: clock }),
    tasks: {
      send: async (one) => {
        tasks.push(one);
      },
    },
    traceparent: () => `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
    resume: ({ holder }) => ({
      keepAlive: async () => {},
      holdFor: async () => {},
      settle: async ({ text }, by) => {
        kept.push(`${holder}: ${text} (${by})`);
        return undefined;
      },
      fail: async () => {},
    }),
    held,
    jobs: inMemoryJobs(clock),
    files: objectFiles(
      'bucket',
      {
        put: async (key, text) => {
          objects.set(key, text);
        },
        get: async (key) => objects.get(key),
      },
      settings.temperature,
    ),
    service: refuses
      ? {
          ...service,
          create: async () => {
            throw rejected('job-refused', 'No such role.');
          },
        }
      : service,
    log,
    meter,
    nowMs: clock,
    workerName: () => {
      workers += 1;
      return `worker ${workers}`;
    },
  };
  const ports: Ports = { ...base, ...changes(base) };
  const handler = gathering(ports);
  const hold = holding({ held, progress, nowMs: clock });
  return {
    ports,
    stores,
    progress,
    objects,
    jobs,
    stopped,
    end,
    sent,
    tasks,
    kept,
    counts,
    lines,
    hold: async (...all: ModelTask[]) => {
      for (const one of all) await hold(one);
    },
    /** Jobs that are not forgotten. */
    underWay: () => base.jobs.jobs(),
    held: async () => (await held.oldest()).map(({ place }) => place.id),
    later: (ms: number) => {
      nowMs += ms;
    },
    /** One call by the schedule. */
    run: (leftMs = 300_000) => handler({}, { getRemainingTimeInMillis: () => leftMs } as Context),
    /** Has somebody cancel a question. */
    cancel: async ({ ask }: ModelTask) => {
      const { id, asker, sessionId } = placeOf(ask);
      await stores.events.putEnd({
        specversion: '1.0',
        id: idAt(9_000),
        source: asker,
        type: 'completion.cancelled',
        subject: sessionId,
        time: new Date(NOW_MS).toISOString(),
        data: { completion: id, author: asker },
      });
    },
  };
}

/** Lives until a job has ended and was looked at. */
export async function ended(world: ReturnType<typeof gatherer>, status?: string) {
  await world.run();
  world.end(status);
  world.later(HOUR_MS);
  await world.run();
  expect([await world.underWay(), await world.held()]).toEqual([[], []]);
}

/** The first two are answered, and the third one otherwise. */
export const twoFirst =
  (otherwise: Answering): Answering =>
  (text) =>
    text === 'Why 3?' ? otherwise(text) : BECAUSE(text);
