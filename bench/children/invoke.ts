import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { answering } from './answering.ts';
import { cpuMsOf } from './cpu.ts';

/** What loading a function and invoking it once took, in milliseconds of CPU. */
export interface Started {
  readonly initMs: number;
  readonly firstMs: number;
}

/** What some invocations took: CPU of all, wall time and answer of each. */
export interface Invoked {
  readonly cpuMs: number;
  readonly wallMs: readonly number[];
  readonly answers: readonly Answer[];
}

/** As much of an answer as tells whether it was the right one. */
export interface Answer {
  readonly statusCode?: number;
  readonly batchItemFailures?: readonly unknown[];
  /** What authorize says of a device. */
  readonly isAuthenticated?: boolean;
  /** Length of the body. */
  readonly bytes?: number;
}

type Handler = (event: unknown, context: unknown) => Promise<Answer & { readonly body?: string }>;
type Message =
  | { readonly do: 'start'; readonly event?: unknown }
  | { readonly do: 'invoke'; readonly events: readonly unknown[] };

const CONTEXT = {
  awsRequestId: 'bench',
  functionName: 'bench',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:bench',
  getRemainingTimeInMillis: () => 30_000,
};
const bundle = process.argv[2] as string;
let handler: Handler;

answering<Message>((message) => (message.do === 'start' ? start(message.event) : invoke(message.events)));

async function start(event?: unknown): Promise<Started> {
  const initMs = await cpuMsOf(async () => {
    handler = (await load()).handler;
  });
  return { initMs, firstMs: event === undefined ? 0 : await cpuMsOf(() => handler(event, CONTEXT)) };
}

/** A CommonJS bundle by `require`, its cheapest way: `import()`, which Lambda takes, would add 47 ms to the baseline. */
async function load(): Promise<{ handler: Handler }> {
  return bundle.endsWith('.cjs')
    ? createRequire(import.meta.url)(bundle)
    : await import(pathToFileURL(bundle).href);
}

async function invoke(events: readonly unknown[]): Promise<Invoked> {
  const wallMs: number[] = [];
  const answers: Awaited<ReturnType<Handler>>[] = [];
  const cpuMs = await cpuMsOf(async () => {
    for (const event of events) {
      const startedMs = performance.now();
      answers.push(await handler(event, CONTEXT));
      wallMs.push(performance.now() - startedMs);
    }
  });
  return { cpuMs, wallMs, answers: answers.map(brief) };
}

function brief({
  statusCode,
  batchItemFailures,
  isAuthenticated,
  body,
}: Awaited<ReturnType<Handler>>): Answer {
  return {
    ...(statusCode && { statusCode }),
    ...(batchItemFailures && { batchItemFailures }),
    ...(isAuthenticated !== undefined && { isAuthenticated }),
    ...(body && { bytes: Buffer.byteLength(body) }),
  };
}
