import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answering } from './answering.ts';
import { cpuMsOf } from './cpu.ts';

/** What one end of bare exchanges is asked to do: to answer, to ask so often, or to tell its CPU since the start. */
export type ExchangeOrder =
  | { readonly do: 'listen' | 'cpu' }
  | { readonly do: 'ask'; readonly port: number; readonly times: number };

/** About as long as a call of DynamoDB and its answer. */
const TEXT = JSON.stringify({ text: 'x'.repeat(400) });
const agent = new Agent({ keepAlive: true });

answering(async (order: ExchangeOrder) => {
  switch (order.do) {
    case 'listen':
      return listen();
    case 'ask':
      return { cpuMs: await cpuMsOf(() => askAgain(order.port, order.times)) };
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

async function askAgain(port: number, times: number): Promise<void> {
  for (let at = 0; at < times; at++) {
    await askOnce(port);
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
