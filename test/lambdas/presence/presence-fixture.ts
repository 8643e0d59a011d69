import type { Context, SQSRecord } from 'aws-lambda';
import type { Swept } from '../../../lambdas/domain/sweep.ts';
import type { Listed, OnlineIndex, Ports } from '../../../lambdas/presence/ports.ts';
import { presenceHandler } from '../../../lambdas/presence/presence-handler.ts';
import { remembering } from '../remembering.ts';
import { inMemoryPresence } from '../store/in-memory-presence.ts';

export const REGION = 'eu-west-1';
export const MINUTE_MS = 60_000;
const NOW_MS = 30_000_000 * MINUTE_MS;

function inMemoryIndex(nowMs: () => number): OnlineIndex & { readonly listed: Map<string, Listed> } {
  const listed = new Map<string, Listed>();
  let swept: Swept | undefined;
  return {
    listed,
    note: async (slot, userKey) => void listed.set(`${slot} ${userKey}`, { slot, userKey, notedMs: nowMs() }),
    list: async (slot) => [...listed.values()].filter((one) => one.slot === slot),
    forget: async ({ slot, userKey, notedMs }) => {
      if (listed.get(`${slot} ${userKey}`)?.notedMs === notedMs) listed.delete(`${slot} ${userKey}`);
    },
    swept: async () => swept,
    noteSwept: async (now) => {
      swept = now;
    },
  };
}

/** Presence with tables in memory, and a broker whose open connections the test names. */
export function presence(changes: Partial<Ports> = {}) {
  const { log, meter, lines, counts } = remembering();
  const world = { nowMs: NOW_MS };
  const nowMs = () => world.nowMs;
  const presences = inMemoryPresence(REGION);
  const online = inMemoryIndex(nowMs);
  const open = new Set<string>();
  const asked: string[] = [];
  const connections = {
    isOpen: async (clientId: string) => asked.push(clientId) > 0 && open.has(clientId),
    end: async () => {},
  };
  const pause = async () => {};
  const ports: Ports = {
    region: REGION,
    presences,
    online,
    connections,
    log,
    meter,
    nowMs,
    pause,
    ...changes,
  };
  const handler = presenceHandler(ports);
  return {
    world,
    presences,
    listed: online.listed,
    open,
    asked,
    lines,
    counts,
    /** Ids of the messages that failed. */
    hear: async (...bodies: object[]): Promise<string[]> => {
      const Records = bodies.map((body, at) => ({ messageId: `${at}`, body: textOf(body) }) as SQSRecord);
      const answer = await handler({ Records }, {} as Context);
      return answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) ?? [];
    },
    sweep: () => handler({}, { awsRequestId: 'id' } as Context),
    linesOf: async (userKey: string) => (await presences.own(userKey)).lines,
  };
}

/** A lifecycle event as AWS IoT writes it. */
export function lifecycle(
  eventType: 'connected' | 'disconnected',
  clientId: string,
  timestamp: number,
  more: object = {},
): object {
  return {
    clientId,
    timestamp,
    eventType,
    sessionIdentifier: `session of ${clientId}`,
    principalIdentifier: clientId.split('~')[0],
    versionNumber: 0,
    ...more,
  };
}

function textOf(body: object): string {
  return 'text' in body ? String(body.text) : JSON.stringify(body);
}
