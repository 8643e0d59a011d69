import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerCall, type StubAnswer } from '../stub/answer-call.ts';
import { Tables } from '../stub/tables.ts';
import { counter, type Delays } from '../stub/tally.ts';
import { answering } from './answering.ts';

type Message =
  | { readonly do: 'listen' | 'tally' }
  | { readonly do: 'delay'; readonly delays: Delays }
  | { readonly do: 'publish'; readonly path: string; readonly document: object };

const SERVICES: readonly [prefix: string, service: keyof Delays][] = [
  ['AmazonSQS', 'sqs'],
  ['DynamoDB', 'dynamodb'],
  ['Kinesis', 'kinesis'],
];
const counted = counter();
const tables = new Tables(counted);
// Node's own five seconds would close idle connections under clients that have no second try.
const server = createServer({ keepAliveTimeout: 0 }, serve);
const documents = new Map<string, object>();
let delays: Delays = {};

answering<Message>((message) => {
  switch (message.do) {
    case 'listen':
      return listen();
    case 'tally':
      return counted.take();
    case 'delay':
      delays = message.delays;
      return {};
    case 'publish':
      documents.set(message.path, message.document);
      return {};
  }
});

function listen(): Promise<{ port: number }> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port }));
  });
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const [service = ''] = String(request.headers['x-amz-target']).split('.');
  const { status, body } = answerTo(request, Buffer.concat(chunks).toString());
  const delayMs = delays[SERVICES.find(([prefix]) => service.startsWith(prefix))?.[1] ?? 'sqs'] ?? 0;
  if (delayMs > 0) {
    await sleep(delayMs);
  }
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': 'stub',
  });
  response.end(text);
}

function answerTo(request: IncomingMessage, body: string): StubAnswer {
  const document = documents.get(String(request.url));
  return document === undefined
    ? answerCall(actionOf(request), body, tables, counted)
    : { status: 200, body: document };
}

/** AWS IoT is called by path, all others by a header. */
function actionOf({ url, headers }: IncomingMessage): string {
  const [, action = ''] = String(headers['x-amz-target']).split('.');
  return url?.startsWith('/topics/') ? 'Publish' : action;
}
