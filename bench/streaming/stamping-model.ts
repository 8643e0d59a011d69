import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StreamedEvent } from '../../local/engines/engine.ts';
import { eventStreamBytes } from '../../local/engines/wire/event-stream.ts';
import { embedded } from '../cache/hashed-embedder.ts';

/** How a call of the model goes. */
export interface Manner {
  readonly pieces: number;
  readonly gapMs: number;
  /** How it breaks off in the middle; undefined where it does not. */
  readonly cut: Cut | undefined;
}

/** Without a word, by the connection, or by an event that says so. */
export type Cut = 'silent' | 'reset' | 'exception';
export const CUTS: readonly Cut[] = ['silent', 'reset', 'exception'];

/** One call that was made. */
export interface Call {
  readonly said: string;
  readonly isCut: boolean;
}

/** Stands where Bedrock does, and each of its pieces names the instant at which it was said. */
export interface StampingModel {
  readonly url: string;
  /** Of the next calls. */
  behave(mannerOf: () => Manner): void;
  readonly calls: Call[];
  close(): Promise<void>;
}

type Event = Omit<StreamedEvent, 'delivery'>;

/** Milliseconds since 1970 by a clock finer than that. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** The newest instant that a text names; undefined where it names none. */
export function newestStamp(text: string): number | undefined {
  const newest = text.match(/\d{13}\.\d{3}/g)?.at(-1);
  return newest === undefined ? undefined : Number(newest);
}

/** @param saying what a piece says, where it is not the instant */
export async function startStampingModel(saying = () => preciseNow().toFixed(3)): Promise<StampingModel> {
  let manner = (): Manner => ({ pieces: 5, gapMs: 80, cut: undefined });
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    // A caller that is gone ends its answer, and nothing else.
    answer(request, response, { mannerOf: () => manner(), calls, saying }).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behave: (mannerOf) => {
      manner = mannerOf;
    },
    calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Answering {
  readonly mannerOf: () => Manner;
  readonly calls: Call[];
  readonly saying: () => string;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { mannerOf, calls, saying }: Answering,
): Promise<void> {
  const body = await bodyOf(request);
  if (request.url?.endsWith('/invoke') === true) {
    const { inputText = '' } = JSON.parse(body) as { inputText?: string };
    const vector = { embedding: [...embedded(inputText)], inputTextTokenCount: 8 };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(vector));
    return;
  }
  response.setHeader('content-type', 'application/vnd.amazon.eventstream');
  const manner = mannerOf();
  for await (const bytes of eventStreamBytes(eventsOf(manner, calls, saying))) {
    response.write(bytes);
  }
  if (manner.cut === 'reset') {
    response.destroy();
    return;
  }
  response.end();
}

async function* eventsOf(
  { pieces, gapMs, cut }: Manner,
  calls: Call[],
  saying: () => string,
): AsyncGenerator<StreamedEvent> {
  let said = '';
  yield event('messageStart', { role: 'assistant' });
  for (let at = 0; at < (cut === undefined ? pieces : Math.ceil(pieces / 2)); at++) {
    await sleep(gapMs);
    // What ends a piece belongs to no stamp: it is held back until the next piece is there.
    const text = `${saying()} `;
    said += text;
    yield event('contentBlockDelta', { contentBlockIndex: 0, delta: { text } });
  }
  calls.push({ said, isCut: cut !== undefined });
  if (cut === undefined) {
    yield* closing(pieces);
  } else if (cut === 'exception') {
    yield { kind: 'exception', type: 'modelStreamErrorException', payload: { message: 'It broke.' } };
  }
}

function* closing(outputTokens: number): Generator<Event> {
  const usage = { inputTokens: 8, outputTokens, totalTokens: 8 + outputTokens };
  yield event('contentBlockStop', { contentBlockIndex: 0 });
  yield event('messageStop', { stopReason: 'end_turn' });
  yield event('metadata', { usage, metrics: { latencyMs: 1 } });
}

function event(type: string, payload: Record<string, unknown>): Event {
  return { kind: 'event', type, payload };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
