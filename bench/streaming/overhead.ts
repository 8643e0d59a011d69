import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { percentile } from '../harness/percentile.ts';
import type { Measured } from '../row.ts';
import { ask, connectDevice, ending, type Stage } from './stage.ts';
import { newestStamp, preciseNow, type StampingModel } from './stamping-model.ts';

const PIECES = 40;
/** Slower than chunks follow one another: each piece is one. */
const SLOW_GAP_MS = 80;
/** As fast as models say tokens. */
const FAST_GAP_MS = 10;
const MOST_MS = 5;
/** Chunks a second. */
const MOST_CHUNKS = 25;

interface Heard {
  /** From the newest piece of each chunk to the device. Milliseconds, ascending. */
  readonly agesMs: readonly number[];
  /** The first chunk's. */
  readonly firstMs: readonly number[];
  readonly chunksPerSecond: number;
}

/** From a piece of the model to the device's chunk, beside reading the model's own stream in the same process. */
export async function overhead(stage: Stage, answers: number): Promise<Measured[]> {
  stage.model.behave(() => ({ pieces: PIECES, gapMs: SLOW_GAP_MS, cut: undefined }));
  await timed(stage, 2, 'warm');
  const direct = await directAges(stage.model, answers);
  const slow = await timed(stage, answers, 'slow');
  stage.model.behave(() => ({ pieces: PIECES * 10, gapMs: FAST_GAP_MS, cut: undefined }));
  const fast = await timed(stage, Math.ceil(answers / 4), 'fast');
  const [ours, floor] = [percentile(slow.agesMs, 50), percentile(direct, 50)];
  return [
    { name: 'read from the model itself: P50', value: floor, unit: 'ms', note: `${direct.length} pieces` },
    { name: 'piece → device: P50', value: ours, unit: 'ms', note: `${slow.agesMs.length} chunks` },
    { name: 'piece → device: P95', value: percentile(slow.agesMs, 95), unit: 'ms' },
    { name: 'first piece → device: P50', value: percentile(slow.firstMs, 50), unit: 'ms' },
    { name: 'relay overhead: P50', value: ours - floor, unit: 'ms', goal: { atMost: MOST_MS } },
    {
      name: `newest piece of a chunk → device at ${1_000 / FAST_GAP_MS} pieces a second: P50`,
      value: percentile(fast.agesMs, 50),
      unit: 'ms',
    },
    {
      name: 'chunks a second then',
      value: fast.chunksPerSecond,
      unit: '',
      goal: { atMost: MOST_CHUNKS },
    },
  ];
}

/** One answer after the other. */
async function timed(stage: Stage, answers: number, what: string): Promise<Heard> {
  const agesMs: number[] = [];
  const firstMs: number[] = [];
  let [chunks, seconds] = [0, 0];
  let ages: number[] = [];
  const times: number[] = [];
  const device = await connectDevice(stage, (envelope, heardAtMs) => {
    const [delta] = envelope.chunks.filter(({ kind }) => kind === 'delta');
    const stamp = delta?.kind === 'delta' ? newestStamp(delta.text) : undefined;
    times.push(heardAtMs);
    if (stamp !== undefined) ages.push(heardAtMs - stamp);
  });
  for (let at = 0; at < answers; at++) {
    await ending(stage, await ask(stage, `Tell me the ${what} time, number ${at}.`));
    firstMs.push(ages[0] ?? Number.POSITIVE_INFINITY);
    agesMs.push(...ages);
    chunks += times.length - 1;
    seconds += ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    ages = [];
    times.length = 0;
  }
  device.drop();
  return { agesMs: ascending(agesMs), firstMs: ascending(firstMs), chunksPerSecond: chunks / seconds };
}

/** What nothing in between can beat. */
async function directAges(model: StampingModel, answers: number): Promise<number[]> {
  const client = plainClient(model.url);
  const ages: number[] = [];
  for (let at = 0; at < answers; at++) {
    const { stream = [] } = await client.send(plainQuestion('Tell me the time.'));
    for await (const { contentBlockDelta } of stream) {
      const stamp = newestStamp(contentBlockDelta?.delta?.text ?? '');
      if (stamp !== undefined) ages.push(preciseNow() - stamp);
    }
  }
  client.destroy();
  return ascending(ages);
}

/** The SDK as it comes, but over HTTP/1.1. */
export function plainClient(endpoint: string): BedrockRuntimeClient {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  return new BedrockRuntimeClient({
    region: 'us-east-1',
    endpoint,
    credentials,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
}

export function plainQuestion(text: string): ConverseStreamCommand {
  return new ConverseStreamCommand({
    modelId: 'amazon.nova-micro-v1:0',
    messages: [{ role: 'user', content: [{ text }] }],
  });
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
