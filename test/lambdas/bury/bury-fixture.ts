import type { SQSRecord } from 'aws-lambda';
import { bury } from '../../../lambdas/bury/bury.ts';
import type { Letter, Ports } from '../../../lambdas/bury/ports.ts';
import { DUBLIN, eventAt, SEOUL } from '../domain/factories.ts';
import { remembering } from '../remembering.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';

export const NOW = '2026-11-20T18:00:00.000Z';
export const patch = (millis: number) => eventAt(millis, 'profile.patched', { a: millis });

/** Bury with an archive and stores in memory. */
export function burying(changes: Partial<Ports> = {}) {
  const stores = inMemoryStores();
  const kept: Letter[] = [];
  const resent: [deadLetters: string, body: string][] = [];
  const begun: string[] = [];
  const failed: string[] = [];
  const { log, meter, lines, counts } = remembering();
  const ports: Ports = {
    archive: {
      keep: async (letter) => {
        kept.push(letter);
      },
    },
    resending: {
      resend: async (...letter) => {
        resent.push(letter);
      },
    },
    questions: {
      resend: async (ask) => {
        begun.push(ask.completion);
      },
      fail: async (ask, { code }) => {
        failed.push(`${ask.completion} ${code}`);
      },
    },
    stores,
    sessions: stores.sessions,
    log,
    meter,
    lanes: [SEOUL, DUBLIN],
    nowMs: () => Date.parse(NOW),
    ...changes,
  };
  const deliver = async (...records: SQSRecord[]): Promise<string[]> =>
    (await bury(ports, records)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return { stores, kept, resent, begun, failed, lines, counts, deliver };
}
