import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callDynamoDb } from '../../lambdas/platform/dynamo-db-call.ts';
import { guarded } from '../../lambdas/platform/resilience.ts';
import { answering } from './answering.ts';
import { cpuMsOf } from './cpu.ts';

/** Sent as it is by Node, or as functions call DynamoDB: guarded, signed, and read. */
export type Kind = 'bare' | 'call';

/** What one end of exchanges is asked to do: to answer, to ask so often, or to tell its CPU since the start. */
export type ExchangeOrder =
  | { readonly do: 'listen' | 'cpu' }
  | { readonly do: 'ask'; readonly kind: Kind; readonly port: number; readonly times: number };

/** About as long as a call of DynamoDB and its answer. */
const ITEM = { pk: { S: 'x'.repeat(36) }, text: { S: 'x'.repeat(340) } };
const TEXT = JSON.stringify({ Item: ITEM });
const agent = new Agent({ keepAlive: true });
const guard = guarded('DynamoDB', { timeoutMs: 4_000 });

const ASK: Record<Kind, (port: number) => Promise<unknown>> = {
  bare: askOnce,
  call: () => guard((signal) => callDynamoDb('PutItem', { TableName: 'table', Item: ITEM }, signal)),
};

answering(async (order: ExchangeOrder) => {
  switch (order.do) {
    case 'listen':
      return listen();
    case 'ask':
      process.env.AWS_ENDPOINT_URL_DYNAMODB = `http://127.0.0.1:${order.port}`;
      return { cpuMs: await cpuMsOf(() => askAgain(order)) };
    case 'cpu':
      return { cpuMs: cpuMs() };
  }
});

function listen(): Promise<{ port: number }> {
  const server = createServer({ keepAliveTimeout: 0 }, (asked, answer) => {
    asked.resume().once('end', () => answer.setHeader('content-length', TEXT.length).end(TEXT));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port }));
  });
}

async function askAgain({ kind, port, times }: Extract<ExchangeOrder, { do: 'ask' }>): Promise<void> {
  for (let at = 0; at < times; at++) {
    await ASK[kind](port);
  }
}

function askOnce(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-length': TEXT.length };
    const sent = request({ host: '127.0.0.1', port, agent, method: 'POST', headers }, (response) => {
      response.resume().once('end', resolve);
    });
    sent.once('error', reject);
    sent.end(TEXT);
  });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
