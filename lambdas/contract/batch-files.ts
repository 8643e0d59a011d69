/** Folders of the bucket of batch jobs: what only gather reads, what Bedrock reads, and what Bedrock writes. */
export const BatchFolder = { tasks: 'tasks', input: 'in', output: 'out' } as const;

export const tasksKey = (job: string): string => `${BatchFolder.tasks}/${job}.jsonl`;
export const inputKey = (job: string): string => `${BatchFolder.input}/${job}.jsonl`;
/** Bedrock names a folder after its job, and the file in it after the input. @param awsId the job as Bedrock names it */
export const outputKey = (job: string, awsId: string): string =>
  `${BatchFolder.output}/${awsId}/${job}.jsonl.out`;
