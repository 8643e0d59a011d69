import { placeOf } from '../answers/ends.ts';
import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { planOf } from '../domain/batching/plan.ts';
import { eachOf } from '../platform/each-of.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { Held } from '../store/held-store.ts';
import { askSingly } from './ask-singly.ts';
import { giveUpUnreadable } from './give-up-unreadable.ts';
import { handOver } from './hand-over.ts';
import { isOver } from './is-over.ts';
import { noteTrouble } from './note-trouble.ts';
import type { Ports } from './ports.ts';
import { readable } from './readable.ts';

const QUESTIONS_AT_ONCE = 16;
const ID_DIGITS = 32;

/** A question that waits, and when it began to. */
interface Waiting {
  readonly task: ModelTask;
  readonly model: string;
  readonly acceptedAtMs: number;
}

/** Makes jobs of the questions that wait, and has those asked by themselves that have waited in vain. */
export async function seeToHeld(ports: Ports, untilMs: number): Promise<void> {
  const { waiting, unreadable } = await readHeld(ports);
  await seeToWaiting(ports, waiting, untilMs);
  await eachOf(unreadable, QUESTIONS_AT_ONCE, async (held) => {
    if (ports.nowMs() < untilMs) {
      await giveUpUnreadable(ports, held);
    }
  });
}

async function seeToWaiting(ports: Ports, waiting: readonly Waiting[], untilMs: number): Promise<void> {
  const [first] = waiting;
  if (first === undefined) {
    return;
  }
  ports.meter.milliseconds(Metric.batchOldest, ports.nowMs() - first.acceptedAtMs);
  const offered = new Set(ports.settings.models.filter(({ batch }) => batch).map(({ name }) => name));
  const [able, unable] = split(waiting, ({ model }) => offered.has(model));
  const { jobs, overdue } = planOf(able, await underWay(ports), ports.batch, ports.nowMs());
  for (const { model, records } of jobs) {
    if (ports.nowMs() < untilMs) {
      await begin(ports, model, records, untilMs);
    }
  }
  await letGo(ports, unable, 'its model has no batch jobs', untilMs);
  await letGo(ports, overdue, 'too few for a batch job', untilMs);
}

async function readHeld(ports: Ports): Promise<{ waiting: Waiting[]; unreadable: Held[] }> {
  const unreadable: Held[] = [];
  const waiting = (await ports.held.oldest()).flatMap((held) => {
    const tasks = readable(ports, held.body);
    if (tasks.length === 0) {
      unreadable.push(held);
    }
    return tasks.map(waitingOf);
  });
  return { waiting, unreadable };
}

function waitingOf(task: ModelTask): Waiting {
  return { task, model: task.model, acceptedAtMs: task.attempts.acceptedAtMs };
}

/** A job that Bedrock does not have yet may be that of questions which still wait: no other of its model begins. */
async function underWay({ jobs }: Ports): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { model, awsId } of await jobs.jobs()) {
    const more = awsId === undefined ? Number.POSITIVE_INFINITY : 1;
    counts.set(model, (counts.get(model) ?? 0) + more);
  }
  return counts;
}

/**
 * Begins a job: its files first, then the note of it, from which on it is the job's to answer its questions, and
 * then Bedrock. What dies before the note leaves files that nobody reads, and what dies after it is handed over later.
 */
async function begin(
  ports: Ports,
  model: string,
  records: readonly Waiting[],
  untilMs: number,
): Promise<void> {
  const tasks = await stillAsked(
    ports,
    records.map(({ task }) => task),
  );
  if (tasks.length < ports.batch.leastRecords) {
    return;
  }
  const oldestMs = Math.min(...tasks.map(({ attempts }) => attempts.acceptedAtMs));
  const about = { model, records: tasks.length, oldestMs, preparedMs: ports.nowMs(), awsId: undefined };
  const job = { id: idOf(model, tasks), ...about };
  try {
    await ports.files.write(job.id, tasks);
    await ports.jobs.note(job);
    await handOver(ports, job, untilMs);
  } catch (error) {
    noteTrouble(ports, job, error);
  }
}

/** It follows from the questions, so that the same ones are the same job. */
function idOf(model: string, tasks: readonly ModelTask[]): string {
  const places = tasks.map(({ ask }) => Object.values(placeOf(ask)).join('#'));
  return sha256Hex([model, ...places].join('\n')).slice(0, ID_DIGITS);
}

/** What was cancelled meanwhile waits no longer. */
async function stillAsked(ports: Ports, tasks: readonly ModelTask[]): Promise<readonly ModelTask[]> {
  const over = new Set<ModelTask>();
  await eachOf(tasks, QUESTIONS_AT_ONCE, async (task) => {
    if (await isOver(ports, placeOf(task.ask))) {
      await ports.held.forget(placeOf(task.ask));
      over.add(task);
    }
  });
  return tasks.filter((task) => !over.has(task));
}

/** Asked by themselves, then forgotten: twice is better than never. */
async function letGo(ports: Ports, waiting: readonly Waiting[], why: string, untilMs: number): Promise<void> {
  await eachOf(waiting, QUESTIONS_AT_ONCE, async ({ task }) => {
    if (ports.nowMs() >= untilMs) {
      return;
    }
    if (!(await isOver(ports, placeOf(task.ask)))) {
      await askSingly(ports, task, why);
    }
    await ports.held.forget(placeOf(task.ask));
  });
}

function split<T>(things: readonly T[], isFirst: (thing: T) => boolean): [T[], T[]] {
  return [things.filter(isFirst), things.filter((thing) => !isFirst(thing))];
}
