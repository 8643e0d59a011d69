import type { NewJob } from '../../../lambdas/bedrock/batch-service.ts';
import type { Ports } from '../../../lambdas/gather/ports.ts';
import { USAGE } from '../answer/task-factory.ts';

/** What the model answers to a record; an error where it fails, nothing where it is left out. */
export type Answering = (text: string) => { text: string; stopReason?: string } | 'error' | 'missing';

export const BECAUSE: Answering = (text) => ({ text: `Because of ${text}` });

/** Bedrock's batch jobs, which end when a test says so. */
export function fakeBatchService(objects: Map<string, string>, answering: Answering) {
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
