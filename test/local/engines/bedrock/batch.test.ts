import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BedrockClient,
  CreateModelInvocationJobCommand,
  GetModelInvocationJobCommand,
  ListModelInvocationJobsCommand,
  StopModelInvocationJobCommand,
} from '@aws-sdk/client-bedrock';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { meaningOf } from '../../../../local/engines/bedrock/meaning.ts';
import type { Authorize } from '../../../../local/engines/wire/gate.ts';
import { ACCOUNT, REGION } from '../resource.ts';
import { BUCKET, closeBedrock, HAIKU, MICRO, startBedrock } from './bedrock-fixture.ts';

afterEach(closeBedrock);

const ROLE = `arn:aws:iam::${ACCOUNT}:role/batch`;
const record = (at: number, modelInput: object) => JSON.stringify({ recordId: `r${at}`, modelInput });
const novaInput = (text: string) => ({ messages: [{ role: 'user', content: [{ text }] }] });

async function startBatch(options: Parameters<typeof startBedrock>[0] = {}, allow?: Authorize) {
  const started = await startBedrock({ leastBatchRecords: 3, ...options }, allow);
  const control = new BedrockClient(started.common);
  const s3 = new S3Client(started.common);
  const create = (more: object = {}) =>
    control.send(
      new CreateModelInvocationJobCommand({
        jobName: 'nightly',
        roleArn: ROLE,
        modelId: MICRO,
        inputDataConfig: { s3InputDataConfig: { s3Uri: `s3://${BUCKET}/in/` } },
        outputDataConfig: { s3OutputDataConfig: { s3Uri: `s3://${BUCKET}/out/` } },
        ...more,
      }),
    );
  const ended = async (jobIdentifier: string | undefined) => {
    for (;;) {
      const job = await control.send(new GetModelInvocationJobCommand({ jobIdentifier }));
      if (job.endTime !== undefined) return job;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const put = (name: string, lines: readonly string[]) =>
    s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `in/${name}`, Body: lines.join('\n') }));
  const read = async (key: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    return (await Body?.transformToString()) ?? '';
  };
  return { ...started, control, s3, create, ended, put, read };
}

describe('a batch job', () => {
  it('answers every record of its files, in another order, and tells its counts', async () => {
    const { create, ended, put, read, s3 } = await startBatch();
    await put(
      'a.jsonl',
      [0, 1, 2, 3, 4, 5].map((at) => record(at, novaInput(`question ${at}`))),
    );
    await put('b.jsonl', [record(6, novaInput('question 6')), record(7, { messages: [] }), 'no json']);
    const { jobArn } = await create();
    const job = await ended(jobArn);
    expect(job).toMatchObject({
      status: 'PartiallyCompleted',
      totalRecordCount: 9,
      successRecordCount: 7,
      errorRecordCount: 2,
    });
    const id = jobArn?.split('/').at(-1);
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'out/' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(
      ['a.jsonl.out', 'b.jsonl.out', 'manifest.json.out'].map((name) => `out/${id}/${name}`),
    );
    const lines = (await read(`out/${id}/a.jsonl.out`)).split('\n').map((line) => JSON.parse(line));
    expect(lines.map(({ recordId }) => recordId)).not.toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5']);
    for (const { modelInput, modelOutput } of lines) {
      const label = meaningOf(modelInput.messages[0].content[0].text);
      expect(modelOutput.output.message.content[0].text).toContain(label);
    }
    expect(JSON.parse(await read(`out/${id}/manifest.json.out`))).toMatchObject({ totalRecordCount: 9 });
  });

  it('takes the input of InvokeModel or of Converse', async () => {
    const { create, ended, put, read } = await startBatch();
    const claude = {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 9,
      messages: [{ role: 'user', content: 'hi' }],
    };
    await put(
      'a.jsonl',
      [0, 1, 2].map((at) => record(at, claude)),
    );
    const { jobArn } = await create({ modelId: HAIKU });
    expect((await ended(jobArn)).status).toBe('Completed');
    const [line = ''] = (await read(`out/${jobArn?.split('/').at(-1)}/a.jsonl.out`)).split('\n');
    expect(JSON.parse(line).modelOutput.stop_reason).toBe('max_tokens');
  });

  it('with too few records fails, and says so', async () => {
    const { create, ended, put } = await startBatch();
    await put('a.jsonl', [record(1, novaInput('x'))]);
    expect(await ended((await create()).jobArn)).toMatchObject({
      status: 'Failed',
      message: expect.stringContaining('required minimum of: 3'),
    });
  });

  it('reads and writes by its own role', async () => {
    const { create, ended, put } = await startBatch({}, ({ roleArn }, { action }) =>
      roleArn === ROLE ? action !== 's3:PutObject' : true,
    );
    await put(
      'a.jsonl',
      [0, 1, 2].map((at) => record(at, novaInput('x'))),
    );
    expect(await ended((await create()).jobArn)).toMatchObject({
      status: 'Failed',
      message: expect.stringContaining('s3:PutObject'),
    });
  });

  it('may be stopped before it is done, and is the same job when it is asked for twice', async () => {
    const { control, create, ended } = await startBatch({ batchQueuedMs: 60_000 });
    const [first, again] = [
      await create({ clientRequestToken: 'once' }),
      await create({ clientRequestToken: 'once' }),
    ];
    expect(again.jobArn).toBe(first.jobArn);
    await control.send(new StopModelInvocationJobCommand({ jobIdentifier: first.jobArn }));
    expect((await ended(first.jobArn)).status).toBe('Stopped');
    const { invocationJobSummaries } = await control.send(new ListModelInvocationJobsCommand({}));
    expect(invocationJobSummaries).toHaveLength(1);
    await expect(
      control.send(new GetModelInvocationJobCommand({ jobIdentifier: 'unknown00000' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('outlives a stop of the local cloud', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bedrock-'));
    const before = await startBatch({ folder, batchQueuedMs: 60_000 });
    const { jobArn } = await before.create();
    await closeBedrock();
    const after = await startBatch({ folder });
    expect((await after.ended(jobArn)).status).toBe('Failed');
    await rm(folder, { recursive: true });
  });

  it('of an inference profile needs a role that may ask its models, in each of their regions', async () => {
    const { create, ended, put } = await startBatch({}, ({ roleArn }, { action, resource }) =>
      roleArn === ROLE && action === 'bedrock:InvokeModel' ? !resource.includes('us-west-2') : true,
    );
    await put(
      'a.jsonl',
      [0, 1, 2].map((at) => record(at, novaInput('x'))),
    );
    expect((await ended((await create()).jobArn)).status).toBe('Completed');
    expect(await ended((await create({ modelId: `us.${MICRO}` })).jobArn)).toMatchObject({
      status: 'Failed',
      message: expect.stringContaining('us-west-2'),
    });
  });

  it('fails, or is refused for its rate, where a fault says so', async () => {
    const { create, ended, put, faults } = await startBatch();
    await put(
      'a.jsonl',
      [0, 1, 2].map((at) => record(at, novaInput('x'))),
    );
    faults.change({ bedrock: { failJob: 1 } });
    expect((await ended((await create()).jobArn)).status).toBe('Failed');
    expect(faults.countsOf(REGION).jobFailed).toBe(1);
    faults.change({ bedrock: { throttle: 1 } });
    await expect(create()).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it.each([{ jobName: 'no name' }, { clientRequestToken: '-' }, { roleArn: 'batch' }])(
    'with %j is refused',
    async (more) => {
      const { create } = await startBatch();
      await expect(create(more)).rejects.toMatchObject({ name: 'ValidationException' });
    },
  );

  it('needs a role that may be passed, and places in S3', async () => {
    const { create } = await startBatch({}, (_, { action }) => action !== 'iam:PassRole');
    await expect(create()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await closeBedrock();
    const open = await startBatch();
    const nowhere = { inputDataConfig: { s3InputDataConfig: { s3Uri: 'file:///x' } } };
    await expect(open.create(nowhere)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
