import type { Ask } from '../contract/asks.ts';
import { Metric } from '../contract/metrics.ts';
import type { Ports } from './ports.ts';
import type { Recalled } from './recall.ts';

/** How long nobody else asks for a summary that was asked for. */
const CLAIM_MS = 300_000;

/** Deletes a summary that is void, and has the next one made where it is due. Nothing of it fails a question. */
export async function tendSummary(
  ports: Ports,
  ask: Ask,
  { recalled, isDue }: { readonly recalled: Recalled; readonly isDue: boolean },
): Promise<void> {
  if (recalled.kind === 'out-of-reach') {
    return;
  }
  try {
    const version = recalled.kind === 'void' ? await forgotten(ports, ask, recalled) : recalled.version;
    if (isDue && version !== undefined) {
      await claimed(ports, ask, version);
    }
  } catch (error) {
    ports.log.warn('summary not tended', { sessionId: ask.sessionId, eventId: ask.completion }, error);
  }
}

/** The version that follows; undefined where somebody else has taken care of it. */
async function forgotten(
  { summaries, meter }: Ports,
  { sessionId }: Ask,
  { version }: { readonly version: number },
): Promise<number | undefined> {
  if ((await summaries.forget(sessionId, version)) === 'conflict') {
    return undefined;
  }
  meter.count(Metric.summariesVoid);
  return version + 1;
}

async function claimed({ summaries, summarize, nowMs }: Ports, ask: Ask, version: number): Promise<void> {
  const { sessionId, tenant } = ask;
  const now = nowMs();
  if ((await summaries.claim(sessionId, version, now, now + CLAIM_MS)) === 'claimed') {
    await summarize({ v: 1, sessionId, tenant });
  }
}
