import { Metric } from '../contract/metrics.ts';
import { type BatchJob, hasEnded, isWhole, nextStep } from '../domain/batching/job-fate.ts';
import { answersIn } from '../domain/batching/records.ts';
import { conclude } from './conclude.ts';
import { handOver } from './hand-over.ts';
import { noteTrouble } from './note-trouble.ts';
import type { Ports } from './ports.ts';

/** Sees to the jobs under way, one after the other. One that goes wrong holds no other up, and is seen to again. */
export async function seeToJobs(ports: Ports, untilMs: number): Promise<void> {
  for (const job of await ports.jobs.jobs()) {
    if (ports.nowMs() < untilMs) {
      ports.meter.milliseconds(Metric.batchOldest, ports.nowMs() - job.oldestMs);
      await seeTo(ports, job, untilMs).catch((error) => noteTrouble(ports, job, error));
    }
  }
}

async function seeTo(ports: Ports, job: BatchJob, untilMs: number): Promise<void> {
  switch (nextStep(job, ports.nowMs())) {
    case 'submit':
      await handOver(ports, job, untilMs);
      break;
    case 'look':
      await lookAt(ports, job, untilMs);
      break;
    case 'give-up':
      await giveUp(ports, job, untilMs);
  }
}

async function lookAt(ports: Ports, job: BatchJob, untilMs: number): Promise<void> {
  // What Bedrock does not know any more has ended too.
  const status = (await ports.service.status(job.awsId ?? '')) ?? 'Failed';
  if (hasEnded(status)) {
    if (!isWhole(status)) {
      ports.log.warn('job came to nothing', { outcome: `${job.awsId} ${status}` });
      ports.meter.count(Metric.batchJobsFailed);
    }
    await concludeWithOutput(ports, job, untilMs);
  }
}

/** It takes too long: its questions are asked by themselves while there is time. */
async function giveUp(ports: Ports, job: BatchJob, untilMs: number): Promise<void> {
  ports.log.warn('job given up', { outcome: job.awsId ?? 'never handed over' });
  ports.meter.count(Metric.batchJobsFailed);
  if (job.awsId !== undefined) {
    await ports.service.stop(job.awsId).catch((error) => noteTrouble(ports, job, error));
  }
  await concludeWithOutput(ports, job, untilMs);
}

/** One that was stopped may have answered some. */
async function concludeWithOutput(ports: Ports, job: BatchJob, untilMs: number): Promise<void> {
  await conclude(ports, job, answersIn((await ports.files.output(job)) ?? ''), untilMs);
}
