import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultBoard } from '../../faults/faults.ts';
import type { StreamedEvent } from '../engine.ts';
import type { StreamFault } from './faulty-model.ts';

/** How long a model takes, in milliseconds. */
export interface Latency {
  readonly firstTokenMs: number;
  readonly perTokenMs: number;
}

/** What is said of an answer once it has ended. */
export interface Ended {
  readonly stopReason: string;
  readonly usage: Readonly<Record<string, number>>;
  readonly latencyMs: number;
}

export interface Generation {
  readonly tokens: readonly string[];
  readonly region: string;
  readonly latency: Latency;
  readonly fault: StreamFault | undefined;
  /** Called once, with how many tokens were said, also where nobody listened to the end. */
  readonly ended: (outputTokens: number) => Ended;
}

type Event = Omit<StreamedEvent, 'delivery'>;

/** Waits as long as a model takes to say so many tokens. */
export async function think(faults: FaultBoard, latency: Latency, tokens: number): Promise<void> {
  await firstToken(faults, latency);
  for (let said = 1; said < tokens; said++) await nextToken(faults, latency);
}

/** The events of ConverseStream, each at its time. */
export async function* eventsOf(generation: Generation, faults: FaultBoard): AsyncGenerator<StreamedEvent> {
  const { splitFrames } = faults.current.bedrock;
  if (splitFrames) faults.count('framesSplit', generation.region);
  const delivery = splitFrames ? { delivery: { pieces: 3 } } : {};
  for await (const event of told(generation, faults)) {
    yield event === 'torn' ? { ...delta('…'), delivery: 'torn' } : { ...event, ...delivery };
  }
}

async function* told(generation: Generation, faults: FaultBoard): AsyncGenerator<Event | 'torn'> {
  const { tokens, fault, ended } = generation;
  let said = 0;
  let told: Ended | undefined;
  const end = (): Ended => {
    told ??= ended(said);
    return told;
  };
  try {
    yield event('messageStart', { role: 'assistant' });
    const last = fault === undefined ? tokens.length : Math.floor(tokens.length * fault.after);
    for (const token of tokens.slice(0, last)) {
      await (said === 0 ? firstToken : nextToken)(faults, generation.latency);
      said += 1;
      yield delta(token);
    }
    if (fault !== undefined) return yield* failed(fault);
    yield* closing(end());
  } finally {
    end();
  }
}

async function* failed({ kind }: StreamFault): AsyncGenerator<Event | 'torn'> {
  if (kind === 'torn') yield 'torn';
  if (kind === 'reset') throw new Error('The connection was reset by a fault that is in force.');
  if (kind !== 'exception') return;
  const message = 'The system encountered an unexpected error during processing. Try your request again.';
  yield {
    kind: 'exception',
    type: 'modelStreamErrorException',
    payload: { message, originalStatusCode: 500 },
  };
}

function* closing({ stopReason, usage, latencyMs }: Ended): Generator<Event> {
  yield event('contentBlockStop', { contentBlockIndex: 0 });
  yield event('messageStop', { stopReason });
  yield event('metadata', { usage, metrics: { latencyMs } });
}

function delta(text: string): Event {
  return event('contentBlockDelta', { contentBlockIndex: 0, delta: { text } });
}

function event(type: string, payload: Record<string, unknown>): Event {
  return { kind: 'event', type, payload };
}

function firstToken(faults: FaultBoard, { firstTokenMs }: Latency): Promise<void> {
  return pause(firstTokenMs + faults.current.bedrock.slow.firstTokenMs);
}

function nextToken(faults: FaultBoard, { perTokenMs }: Latency): Promise<void> {
  return pause(perTokenMs + faults.current.bedrock.slow.perTokenMs);
}

/** The end of the local cloud does not wait for a model. */
function pause(ms: number): Promise<void> {
  return ms > 0 ? sleep(ms, undefined, { ref: false }) : Promise.resolve();
}
