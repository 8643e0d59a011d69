import type { Ports } from './ports.ts';

/** Whether anything ever happened to a session: that it has no members does not tell. */
export async function isWritten({ stores, lanes }: Ports, sessionId: string): Promise<boolean> {
  return Object.keys(await stores.events.messageCounts(sessionId, lanes)).length > 0;
}
