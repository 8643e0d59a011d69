import { BatchFolder, inputKey, outputKey, tasksKey } from '../contract/batch-files.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { inputOf } from '../domain/batching/records.ts';
import { broken } from '../platform/errors.ts';
import type { Objects } from '../platform/s3-objects.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import type { JobFiles } from './ports.ts';

/** Files of jobs in a bucket. @param temperature how freely models choose their words */
export function objectFiles(bucket: string, objects: Objects, temperature: number): JobFiles {
  return {
    write: async (id, tasks) => {
      await objects.put(tasksKey(id), linesOf(tasks));
      await objects.put(inputKey(id), inputOf(tasks, temperature));
    },
    tasks: async (id) => {
      const text = await objects.get(tasksKey(id));
      if (text === undefined) {
        throw broken('no-tasks', `The questions of job ${id} are not in the bucket any more.`);
      }
      return text.split('\n');
    },
    output: async ({ id, awsId }) => (awsId === undefined ? undefined : objects.get(outputKey(id, awsId))),
    addresses: (id) => ({
      input: `s3://${bucket}/${inputKey(id)}`,
      output: `s3://${bucket}/${BatchFolder.output}/`,
    }),
  };
}

function linesOf(tasks: readonly ModelTask[]): string {
  return tasks.map(encodeMessage).join('\n');
}
