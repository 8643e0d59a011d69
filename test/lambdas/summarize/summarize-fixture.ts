import type { SQSEvent } from 'aws-lambda';
import type { Ending, Model, Question } from '../../../lambdas/bedrock/model.ts';
import type { AiSettings } from '../../../lambdas/contract/ai-settings.ts';
import type { SummaryDue } from '../../../lambdas/contract/summary-due.ts';
import type { Modification } from '../../../lambdas/domain/modification.ts';
import { limiter } from '../../../lambdas/store/item-limiter.ts';
import type { Limiter } from '../../../lambdas/store/limiter.ts';
import { modelSummarizer } from '../../../lambdas/summarize/model-summarizer.ts';
import type { Ports } from '../../../lambdas/summarize/ports.ts';
import { summarizing } from '../../../lambdas/summarize/summarizing.ts';
import { NOW_MS, SETTINGS, USAGE } from '../answer/task-factory.ts';
import { ANNA, eventAt, SEOUL, SESSION, stampAt } from '../domain/factories.ts';
import { recordWith } from '../queue-record.ts';
import { remembering } from '../remembering.ts';
import { inMemoryLimiterItem } from '../store/in-memory-limiter-item.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { inMemorySummaries } from '../store/in-memory-summaries.ts';

export const DUE: SummaryDue = { v: 1, sessionId: SESSION, tenant: 'c'.repeat(32) };
const WHOLE: Ending = { stopReason: 'end_turn', usage: USAGE };

/** What a model makes of what it is told; how it ended, or what it threw. */
export type Says = (
  question: Question,
) => { text: string; ends?: Ending | Error } | Promise<{ text: string }>;

/** The worst that a summary can do: it repeats everything that it was told. */
const PARROT: Says = ({ turns }) => {
  const text = JSON.stringify(turns);
  return { text: text.slice(0, 50_000) };
};

interface Circumstances {
  readonly says?: Says;
  readonly settings?: AiSettings;
  /** Shared with somebody who asks. */
  readonly world?: ReturnType<typeof summaryWorld>;
  readonly changes?: (ports: Ports) => Partial<Ports>;
  readonly limiterOf?: () => Limiter;
}

/** What a region keeps of conversations. */
export function summaryWorld() {
  return { stores: inMemoryStores(), summaries: inMemorySummaries() };
}

/** Summarize with fakes at its ports, and what it did to them. */
export function summarizer({
  says = PARROT,
  settings = SETTINGS,
  world = summaryWorld(),
  changes = (ports) => ports,
  limiterOf,
}: Circumstances = {}) {
  const { stores, summaries } = world;
  const { log, meter, counts, lines } = remembering();
  const asked: Question[] = [];
  const returned: number[] = [];
  let nowMs = NOW_MS;
  const clock = () => nowMs;
  const [quota] = settings.models as [AiSettings['models'][number]];
  const one = limiter(inMemoryLimiterItem(), { quota, nowMs: clock });
  const model: Model = {
    answer: async (question, onDelta) => {
      asked.push(question);
      const { text, ends = WHOLE } = { ...(await says(question)) } as { text: string; ends?: Ending | Error };
      await onDelta(text);
      if (ends instanceof Error) throw ends;
      return ends;
    },
  };
  const base: Ports = {
    events: stores.events,
    summaries,
    summarizer: modelSummarizer({ settings, log, meter, model, limiterOf: limiterOf ?? (() => one) }),
    redelivery: {
      after: async (_, seconds) => {
        returned.push(seconds);
      },
    },
    log,
    meter,
    nowMs: clock,
  };
  const handler = summarizing({ ...base, ...changes(base) });
  return {
    ...world,
    asked,
    counts,
    lines,
    returned,
    pass: (ms: number) => {
      nowMs += ms;
    },
    /** What the model was told at its last call. */
    told: () => JSON.stringify(asked.at(-1)),
    /** Delivers a message, and answers whether it is to come again. */
    deliver: async (body: SummaryDue | string = DUE, receives = 1) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const Records = [recordWith(text, { receives })];
      return (await handler({ Records } as SQSEvent)).batchItemFailures.length > 0;
    },
    /** Puts messages that say `<word> <number>`, of these instants. */
    say: async (word: string, from: number, to: number, source = ANNA) => {
      const said = Array.from({ length: to - from + 1 }, (_, at) =>
        eventAt(from + at, 'message.sent', { text: `${word} ${from + at}` }, source),
      );
      await stores.events.putMessages(said);
      return said;
    },
    modify: (modification: Modification, lane = SEOUL) => stores.events.modify(SESSION, lane, modification),
    kept: async () => (await summaries.load(SESSION)).summary,
  };
}

export const deletion = (message: string, at: number, author = ANNA): Modification => ({
  kind: 'deletion',
  message,
  author,
  stamp: stampAt(at),
});
export const edit = (message: string, at: number, text: string, author = ANNA): Modification => ({
  kind: 'edit',
  message,
  author,
  stamp: stampAt(at),
  text,
});
