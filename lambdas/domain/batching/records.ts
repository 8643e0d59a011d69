import type { EventData } from '../../contract/events.ts';
import type { ModelTask, Prompt } from '../../contract/model-task.ts';

type Usage = EventData['completion.finished']['usage'];

/** What a model answered to one record: an answer with its end, or nothing that could be taken for one. */
export interface RecordAnswer {
  readonly text: string;
  readonly stopReason: string;
  readonly usage: Usage;
}

const ID_DIGITS = 10;
/** An answer that a filter ended must not be shown. */
const FILTERED: ReadonlySet<string> = new Set(['content_filtered', 'guardrail_intervened']);

/** Name of a record by its place in the job: eleven letters and digits, as the documentation once asked for. */
export function recordIdOf(at: number): string {
  return `Q${String(at).padStart(ID_DIGITS, '0')}`;
}

/**
 * The input of a job as JSONL, one record for each question in their order, asked as freely as one by itself would be:
 * the cache keeps both for the same.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-data.html
 */
export function inputOf(tasks: readonly ModelTask[], temperature: number): string {
  const lines = tasks.map((task, at) =>
    JSON.stringify({ recordId: recordIdOf(at), modelInput: modelInputOf(task, temperature) }),
  );
  return `${lines.join('\n')}\n`;
}

/**
 * The answers in a job's output, by record; the order of its lines means nothing. Records that failed, or whose
 * answer has no end, are left out, and so is a line that nobody can read.
 */
export function answersIn(output: string): ReadonlyMap<string, RecordAnswer> {
  const answers = output.split('\n').flatMap((line): [string, RecordAnswer][] => {
    const { recordId, modelOutput } = parsed(line);
    const answer = answerIn(modelOutput);
    return typeof recordId === 'string' && answer !== undefined ? [[recordId, answer]] : [];
  });
  return new Map(answers);
}

/** The body of Converse. Batch jobs keep no prompts for later calls: marks for that would only be something to refuse. */
function modelInputOf(
  { prompt: { system, turns }, maxOutputTokens }: ModelTask,
  temperature: number,
): object {
  return {
    ...(system.length > 0 && { system: texts(system) }),
    messages: turns.map(({ role, content }) => ({ role, content: texts(content) })),
    inferenceConfig: { maxTokens: maxOutputTokens, temperature },
  };
}

function texts(blocks: Prompt['system']): { readonly text: string }[] {
  return blocks.flatMap((block) => (block === 'cache-point' ? [] : [{ text: block.text }]));
}

interface Line {
  readonly recordId?: unknown;
  readonly modelOutput?: unknown;
}

function parsed(line: string): Line {
  try {
    return Object(JSON.parse(line)) as Line;
  } catch {
    return {};
  }
}

interface ConverseOutput {
  readonly output?: { readonly message?: { readonly content?: readonly { readonly text?: unknown }[] } };
  readonly stopReason?: unknown;
  readonly usage?: Readonly<Record<string, unknown>>;
}

function answerIn(modelOutput: unknown): RecordAnswer | undefined {
  const { output, stopReason, usage } = Object(modelOutput) as ConverseOutput;
  const content = output?.message?.content;
  if (!Array.isArray(content) || typeof stopReason !== 'string' || usage === undefined) {
    return undefined;
  }
  const text = content.map((block) => (typeof block?.text === 'string' ? block.text : '')).join('');
  return FILTERED.has(stopReason) ? undefined : { text, stopReason, usage: usageOf(usage) };
}

function usageOf(usage: Readonly<Record<string, unknown>>): Usage {
  const count = (name: string): number => {
    const value = usage[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
  };
  return {
    inputTokens: count('inputTokens'),
    outputTokens: count('outputTokens'),
    cacheReadTokens: count('cacheReadInputTokens'),
    cacheWriteTokens: count('cacheWriteInputTokens'),
  };
}
