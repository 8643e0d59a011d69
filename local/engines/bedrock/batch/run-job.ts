import type { FaultBoard } from '../../../faults/faults.ts';
import { seededRandom } from '../../dynamodb/seeded-random.ts';
import { AwsError, type Backplane } from '../../engine.ts';
import { answerTo } from '../answer.ts';
import { claudeAnswer, converseInput, embedded, novaAnswer } from '../invoke-model.ts';
import { type Target, targetOf } from '../models.ts';
import { promptOf } from '../prompt.ts';
import { hasEnded, type Job, type JobStatus } from './job.ts';
import { filesOf, type JobFiles } from './job-files.ts';

type Document = Record<string, unknown>;

export interface JobRunOptions {
  readonly backplane: Backplane;
  /** A job needs at least so many records. */
  readonly leastRecords: number;
  readonly faults: FaultBoard;
  readonly now: () => number;
}

interface Result {
  readonly line: Document;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Works a job off, from its input files to its output files; what goes wrong is the job's message. */
export async function runJob(job: Job, options: JobRunOptions): Promise<void> {
  try {
    job.status = 'Validating';
    const files = filesOf(job, options.backplane);
    const inputs = await files.read();
    const records = inputs.reduce((sum, [, text]) => sum + linesOf(text).length, 0);
    requireEnough(records, options.leastRecords);
    job.counts = { total: records, succeeded: 0, failed: 0 };
    await requireModel(job, options.backplane);
    requireLuck(job, options.faults);
    job.status = 'InProgress';
    await workOff(job, inputs, files);
    end(job, job.counts.failed > 0 ? 'PartiallyCompleted' : 'Completed', options);
  } catch (error) {
    job.message = error instanceof Error ? error.message : String(error);
    end(job, 'Failed', options);
  }
}

function end(job: Job, status: JobStatus, { now }: JobRunOptions): void {
  if (hasEnded(job)) return;
  job.status = job.status === 'Stopping' ? 'Stopped' : status;
  job.endedAtMs = now();
}

/**
 * A profile's models must be allowed to the job's role, which a model by itself need not.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/batch-iam-sr.html
 */
async function requireModel({ region, modelId, roleArn }: Job, backplane: Backplane): Promise<void> {
  if (targetOf(modelId).profileId === undefined) return;
  const principal = { kind: 'role', roleArn, functionName: 'bedrock-batch' } as const;
  await backplane.call('bedrock', { region, principal, operation: 'InvokeModelInJob', input: { modelId } });
}

function requireLuck({ region }: Job, faults: FaultBoard): void {
  if (faults.strikes('jobFailed', region, faults.current.bedrock.failJob)) {
    throw new AwsError('InternalServerException', 'The job failed for an internal reason.', 500);
  }
}

function requireEnough(records: number, least: number): void {
  if (records >= least) return;
  const message = `Batch job contains less records (${records}) than the required minimum of: ${least}`;
  throw new AwsError('ValidationException', message);
}

async function workOff(job: Job, inputs: readonly [string, string][], files: JobFiles): Promise<void> {
  const target = targetOf(job.modelId);
  const done: Result[] = [];
  for (const [name, text] of inputs) {
    const results = linesOf(text).map((line) => resultOf(line, target, job.modelInvocationType));
    done.push(...results);
    await files.write(
      `${name}.out`,
      shuffled(results)
        .map(({ line }) => JSON.stringify(line))
        .join('\n'),
    );
  }
  const failed = done.filter(({ line }) => 'error' in line).length;
  job.counts = { total: done.length, succeeded: done.length - failed, failed };
  await files.write('manifest.json.out', JSON.stringify(manifestOf(job, done)));
}

function manifestOf({ counts: { total, succeeded, failed } }: Job, done: readonly Result[]): Document {
  return {
    totalRecordCount: total,
    processedRecordCount: total,
    successRecordCount: succeeded,
    errorRecordCount: failed,
    inputTokenCount: done.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    outputTokenCount: done.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
  };
}

/** The order of the output is nobody's to rely on, so it is another one. */
function shuffled(results: readonly Result[]): Result[] {
  const random = seededRandom(results.length, 'batch');
  return results
    .map((result) => ({ result, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ result }) => result);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function resultOf(line: string, target: Target, type: Job['modelInvocationType']): Result {
  let record: Document = {};
  try {
    record = JSON.parse(line) as Document;
    const { output, ...tokens } = answered(record.modelInput as Document, target, type);
    return { ...tokens, line: { ...record, modelOutput: output } };
  } catch (error) {
    const errorMessage = error instanceof Error ? error.message : String(error);
    return { line: { ...record, error: { errorCode: 400, errorMessage } }, inputTokens: 0, outputTokens: 0 };
  }
}

function answered(modelInput: Document, target: Target, type: Job['modelInvocationType']) {
  if (target.model.kind === 'embedding') {
    const output = embedded(modelInput, target);
    return { output, inputTokens: Number(output.inputTextTokenCount), outputTokens: 0 };
  }
  const input = type === 'Converse' ? modelInput : converseInput(target, modelInput);
  const prompt = promptOf(input, target.model);
  const { tokens, stopReason } = answerTo(prompt, target.model.id);
  const { inputTokens } = prompt;
  const outputTokens = tokens.length;
  const usage = { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens };
  const isConverse = type === 'Converse' || target.model.family === 'nova';
  const output = (isConverse ? novaAnswer : claudeAnswer)(tokens.join(''), stopReason, usage);
  return { output, inputTokens, outputTokens };
}
