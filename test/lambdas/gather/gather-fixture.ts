import type { Context } from 'aws-lambda';
import { endsOf, placeOf } from '../../../lambdas/answers/ends.ts';
import { holding } from '../../../lambdas/answers/holding.ts';
import type { NewJob } from '../../../lambdas/bedrock/batch-service.ts';
import type { BatchSettings } from '../../../lambdas/contract/batch-settings.ts';
import type { Intent } from '../../../lambdas/contract/events.ts';
import type { ModelTask } from '../../../lambdas/contract/model-task.ts';
import { gathering } from '../../../lambdas/gather/gathering.ts';
import { objectFiles } from '../../../lambdas/gather/object-files.ts';
import type { Ports } from '../../../lambdas/gather/ports.ts';
import { rejected } from '../../../lambdas/platform/errors.ts';
import { model, NOW_MS, task, USAGE } from '../answer/answer-fixture.ts';
import { idAt } from '../domain/factories.ts';
import { remembering } from '../remembering.ts';
import { inMemoryHeld, inMemoryJobs } from '../store/in-memory-batch.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';

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

/** What the model answers to a record; an error where it fails, nothing where it is left out. */
export type Answering = (text: string) => { text: string; stopReason?: string } | 'error' | 'missing';

/** Bedrock's batch jobs, which end when a test says so. */
function fakeService(objects: Map<string, string>, answering: Answering) {
  const jobs = new Map<string, NewJob & { status: string; awsId: string }>();
  const stopped: string[] = [];
  const service: Ports['service'] = {
    create: async (job) => {
      const known = [...jobs.values()].find(({ id }) => id === job.id);
      const awsId = known?.awsId ?? `job${jobs.size}`;
      jobs.set(awsId, known ?? { ...job, awsId, status: 'Submitted' });
      return awsId;
    },
    status: async (awsId) => jobs.get(awsId)?.status,
    stop: async (awsId) => {
      stopped.push(awsId);
    },
  };
  const end = (status = 'Completed') => {
    for (const job of jobs.values()) {
      if (job.status !== 'Submitted') continue;
      job.status = status;
      if (status === 'Completed') {
        const input = objects.get(`in/${job.id}.jsonl`) ?? '';
        objects.set(`out/${job.awsId}/${job.id}.jsonl.out`, outputOf(input, answering));
      }
    }
  };
  return { service, jobs, stopped, end };
}

function outputOf(input: string, answering: Answering): string {
  const lines = input
    .trim()
    .split('\n')
    .flatMap((line) => {
      const record = JSON.parse(line);
      const answer = answering(record.modelInput.messages.at(-1).content[0].text);
      if (answer === 'missing') return [];
      if (answer === 'error') return [{ ...record, error: { errorCode: 400, errorMessage: 'No.' } }];
      const { text, stopReason = 'end_turn' } = answer;
      const message = { role: 'assistant', content: [{ text }] };
      return [{ ...record, modelOutput: { output: { message }, stopReason, usage: USAGE } }];
    });
  return lines
    .reverse()
    .map((line) => JSON.stringify(line))
    .join('\n');
}

export const BECAUSE: Answering = (text) => ({ text: `Because of ${text}` });

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
  const { service, jobs, stopped, end } = fakeService(objects, answering);
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
