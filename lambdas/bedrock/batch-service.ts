import { type AwsRefusal, refusalIn } from '../platform/aws-refusal.ts';
import { callAwsRest, type RestService } from '../platform/aws-rest-call.ts';
import { broken, rejected } from '../platform/errors.ts';
import type { Guard } from '../platform/resilience.ts';

/** What a job is asked for with. */
export interface NewJob {
  /** The same one is the same job, however often it is asked for. */
  readonly id: string;
  /** A model's id, or an inference profile's. */
  readonly modelId: string;
  /** `s3://` addresses of the input and of the folder for the output. */
  readonly input: string;
  readonly output: string;
}

/** Bedrock's batch jobs in this region. */
export interface BatchService {
  /** Bedrock's name of the job. Throws `rejected` where it will not take it another time either. */
  create(job: NewJob): Promise<string>;
  /** Undefined where there is no such job. */
  status(awsId: string): Promise<string | undefined>;
  /** Nothing happens to one that has ended. */
  stop(awsId: string): Promise<void>;
}

const BEDROCK: RestService = {
  name: 'Bedrock',
  id: 'bedrock',
  override: 'AWS_ENDPOINT_URL_BEDROCK',
  tryTimeoutMs: 10_000,
};
const JSON_TYPE = 'application/json';
/** The least that Bedrock takes. */
const TIMEOUT_HOURS = 24;
/** A 400 that passes: as many jobs are under way as the account may have. */
const PASSING = new Set(['ServiceQuotaExceededException', 'ThrottlingException']);

/**
 * Bedrock's control plane by a thin client: three calls need no SDK.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelInvocationJob.html
 */
export function batchService(roleArn: string, guard: Guard): BatchService {
  const call = (method: 'GET' | 'POST', path: string, input?: object) =>
    callAwsRest(BEDROCK, {
      method,
      path: `/model-invocation-job${path}`,
      body: input === undefined ? '' : JSON.stringify(input),
      ...(input !== undefined && { contentType: JSON_TYPE }),
    });
  return {
    create: (job) => guard(() => created(call('POST', '', inputOf(job, roleArn)))),
    status: (awsId) =>
      guard(async () => {
        const answer = await unless(404, call('GET', `/${awsId}`));
        return answer === undefined ? undefined : String(member(answer, 'status'));
      }),
    stop: (awsId) =>
      guard(async () => {
        await unless(404, unless(400, unless(409, call('POST', `/${awsId}/stop`))));
      }),
  };
}

function inputOf({ id, modelId, input, output }: NewJob, roleArn: string): object {
  return {
    jobName: `questions-${id}`,
    clientRequestToken: id,
    roleArn,
    modelId,
    modelInvocationType: 'Converse',
    inputDataConfig: { s3InputDataConfig: { s3InputFormat: 'JSONL', s3Uri: input } },
    outputDataConfig: { s3OutputDataConfig: { s3Uri: output } },
    timeoutDurationInHours: TIMEOUT_HOURS,
  };
}

/** The end of the ARN names the job too, and needs no escaping in a path. */
async function created(answer: Promise<string>): Promise<string> {
  try {
    const awsId =
      String(member(await answer, 'jobArn'))
        .split('/')
        .at(-1) ?? '';
    if (!/^[a-z0-9]{1,64}$/.test(awsId)) {
      throw broken('bedrock-garbled', 'Bedrock did not name the job that it was asked for.');
    }
    return awsId;
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal !== undefined && isFinal(refusal)) {
      throw rejected('job-refused', refusal.message, { cause: error });
    }
    throw error;
  }
}

function isFinal({ status, name }: AwsRefusal): boolean {
  return status >= 400 && status < 500 && status !== 429 && !PASSING.has(name);
}

/** Nothing where AWS answers so. */
async function unless<T>(status: number, answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (refusalIn(error)?.status === status) {
      return undefined;
    }
    throw error;
  }
}

function member(json: string, name: string): unknown {
  return (JSON.parse(json) as Record<string, unknown>)[name];
}
