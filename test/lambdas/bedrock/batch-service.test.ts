import { batchService } from '../../../lambdas/bedrock/batch-service.ts';
import { answersIn, recordIdOf } from '../../../lambdas/domain/batching/records.ts';
import { objectFiles } from '../../../lambdas/gather/object-files.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { s3Objects } from '../../../lambdas/platform/s3-objects.ts';
import type { Authorize } from '../../../local/engines/wire/gate.ts';
import { BUCKET, closeBedrock, MICRO, startBedrock } from '../../local/engines/bedrock/bedrock-fixture.ts';
import { ACCOUNT } from '../../local/engines/resource.ts';
import { waiting } from '../gather/gather-fixture.ts';
import { setAwsEnvironment } from '../platform/fake-aws.ts';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/batch`;
const ID = 'a'.repeat(32);
const TASKS = [1, 2, 3].map((at) => waiting(at));

afterEach(closeBedrock);

/** The thin clients before the stand-in, as one role, behind its real wire. */
async function start(options: Parameters<typeof startBedrock>[0] = {}, allow?: Authorize) {
  const { url, common, faults } = await startBedrock({ leastBatchRecords: 3, ...options }, allow);
  setAwsEnvironment(common.region);
  process.env.AWS_ACCESS_KEY_ID = common.credentials.accessKeyId;
  process.env.AWS_ENDPOINT_URL_BEDROCK = url;
  process.env.AWS_ENDPOINT_URL_S3 = url;
  const service = batchService(ROLE, guarded('Bedrock'));
  const files = objectFiles(BUCKET, s3Objects(BUCKET, guarded('S3')), 0.2);
  const create = (modelId = MICRO) => service.create({ id: ID, modelId, ...files.addresses(ID) });
  const ended = async (awsId: string) => {
    for (;;) {
      const status = await service.status(awsId);
      if (status !== 'Submitted' && status !== 'Validating' && status !== 'InProgress') return status;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { service, files, create, ended, faults };
}

test('a job goes through the bucket to Bedrock, and its answers come back', async () => {
  const { files, create, ended } = await start();
  await files.write(ID, TASKS);
  expect((await files.tasks(ID)).map((line) => JSON.parse(line))).toEqual(TASKS);
  const awsId = await create();
  expect(await ended(awsId)).toBe('Completed');
  const answers = answersIn((await files.output({ id: ID, awsId })) ?? '');
  expect([...answers.keys()].sort()).toEqual(TASKS.map((_, at) => recordIdOf(at)));
  expect(answers.get(recordIdOf(0))).toMatchObject({
    text: expect.stringMatching(/^Answer with meaning /),
    stopReason: 'end_turn',
    usage: { inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
  });
});

test('a job that is asked for twice is one, and nothing happens to one that is stopped twice', async () => {
  const { service, create } = await start({ batchQueuedMs: 60_000 });
  const awsId = await create();
  expect(await create()).toBe(awsId);
  await service.stop(awsId);
  await service.stop(awsId);
  expect(await service.status(awsId)).toBe('Stopped');
});

test('a job that Bedrock knows nothing of has no status, and cannot be stopped', async () => {
  const { service } = await start();
  expect(await service.status('unknown')).toBeUndefined();
  await service.stop('unknown');
});

test('a job that Bedrock will never take is rejected, one that it has no room for now is not', async () => {
  const { create } = await start({}, (_, { action }) => action !== 'iam:PassRole');
  await expect(create()).rejects.toMatchObject({ fate: 'rejected', code: 'job-refused' });
  await closeBedrock();
  const open = await start();
  await expect(open.create('no.model')).rejects.toMatchObject({ fate: 'rejected' });
  open.faults.change({ bedrock: { throttle: 1 } });
  await expect(open.create()).rejects.toMatchObject({ fate: 'broken', code: 'bedrock-refused' });
});

test('what is not in the bucket is no output, and no questions are an error', async () => {
  const { files } = await start();
  expect(await files.output({ id: ID, awsId: undefined })).toBeUndefined();
  expect(await files.output({ id: ID, awsId: 'x' })).toBeUndefined();
  await expect(files.tasks(ID)).rejects.toMatchObject({ code: 'no-tasks' });
});
