import { summaryHolds } from '../answers/summary-holds.ts';
import type { Ask } from '../contract/asks.ts';
import { identityOf } from '../domain/lane.ts';
import type { Summary } from '../domain/prompt/summary.ts';
import type { Ports } from './ports.ts';

/** A session's summary as a question finds it. */
export type Recalled =
  | { readonly kind: 'holds'; readonly version: number; readonly summary: Summary }
  /** Something that it covers was edited or deleted since: nobody may be told it. */
  | { readonly kind: 'void'; readonly version: number }
  | { readonly kind: 'none'; readonly version: number }
  /** It could not be read, or tells what was said after the question. */
  | { readonly kind: 'out-of-reach' };

/** Reads the summary of what was said before a question. Without one it is answered all the same. */
export async function recall({ summaries, events, log }: Ports, ask: Ask): Promise<Recalled> {
  const { sessionId } = ask;
  try {
    const { summary, version } = await summaries.load(sessionId);
    if (summary === undefined) {
      return { kind: 'none', version };
    }
    if (summary.until >= identityOf({ id: ask.completion, source: ask.asker })) {
      return { kind: 'out-of-reach' };
    }
    const holds = await summaryHolds(events, sessionId, summary);
    return holds ? { kind: 'holds', version, summary } : { kind: 'void', version };
  } catch (error) {
    log.warn('no summary', { sessionId, eventId: ask.completion }, error);
    return { kind: 'out-of-reach' };
  }
}
