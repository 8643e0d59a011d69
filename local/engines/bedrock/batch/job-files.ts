import { AwsError, type Backplane } from '../../engine.ts';
import type { Job } from './job.ts';

/** The objects of a job, read and written by its own role as Bedrock does. */
export interface JobFiles {
  /** Names and texts of the input's JSONL files. */
  read(): Promise<[name: string, text: string][]>;
  write(name: string, text: string): Promise<void>;
}

interface Place {
  readonly Bucket: string;
  readonly key: string;
}

/** @throws AwsError where the role may not, or there is no such file */
export function filesOf(job: Job, backplane: Backplane): JobFiles {
  const principal = { kind: 'role', roleArn: job.roleArn, functionName: 'bedrock-batch' } as const;
  const s3 = (operation: string, input: Record<string, unknown>) =>
    backplane.call('s3', { region: job.region, principal, operation, input });
  const input = placeOf(job.inputUri);
  const output = placeOf(job.outputUri);
  return {
    async read() {
      const keys = await keysUnder(input, s3);
      return Promise.all(
        keys.map(async (Key): Promise<[string, string]> => {
          const { Body } = await s3('GetObject', { Bucket: input.Bucket, Key });
          return [Key.split('/').at(-1) ?? Key, Buffer.from(String(Body), 'base64').toString()];
        }),
      );
    },
    async write(name, text) {
      const Key = `${output.key}${jobIdOf(job)}/${name}`;
      await s3('PutObject', { Bucket: output.Bucket, Key, Body: Buffer.from(text).toString('base64') });
    },
  };
}

export function jobIdOf({ jobArn }: Pick<Job, 'jobArn'>): string {
  return jobArn.split('/').at(-1) ?? '';
}

/** @throws AwsError where a text is no `s3://bucket/key` */
export function placeOf(uri: string): Place {
  const [, Bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? [];
  if (Bucket !== undefined && key !== undefined) return { Bucket, key };
  throw new AwsError('ValidationException', `${uri} is no S3 URI; give it as s3://bucket/key.`);
}

async function keysUnder(
  { Bucket, key }: Place,
  s3: (operation: string, input: Record<string, unknown>) => Promise<Record<string, unknown>>,
): Promise<string[]> {
  const { Contents } = await s3('ListObjectsV2', { Bucket, prefix: key });
  const keys = ((Contents ?? []) as { Key: string }[]).map(({ Key }) => Key);
  // The address of a file names that one alone, though others may begin alike.
  return keys.filter((each) => each.endsWith('.jsonl') && (each === key || !key.endsWith('.jsonl')));
}
