import { type BackgroundPorts, callInBackground, cheapestOf, type Said } from '../answers/background-call.ts';
import type { AiSettings } from '../contract/ai-settings.ts';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { foldingPrompt } from '../domain/prompt/folding.ts';
import { dollarsOf } from '../domain/routing/cost.ts';
import { flawOf } from '../domain/routing/quality.ts';
import { rejected } from '../platform/errors.ts';
import type { Meter } from '../platform/metrics.ts';
import type { Summarizer } from './ports.ts';

export interface SummarizerPorts extends BackgroundPorts {
  readonly settings: AiSettings;
  readonly meter: Pick<Meter, 'count'>;
}

/** Tokens of messages in one call: some minutes of a busy conversation, and little of any quota. */
const MOST_TOKENS = 12_000;
/** Instruction, old summary and answer fit beside it into a small model. */
const MOST_OF_CONTEXT = 0.5;
const MOST_OF_MINUTE = 0.25;
/** The one that an answer has which was neither cut nor filtered. */
const WHOLE = 'end_turn';

/** Summarises by the cheapest model, for half the price where it is offered so. */
export function modelSummarizer(ports: SummarizerPorts): Summarizer {
  const settings = cheapestOf(ports.settings);
  const { contextTokens, tokensPerMinute, dollarsPerMillion } = settings;
  const tier = settings.flex ? 'flex' : 'default';
  return {
    mostTokens: Math.min(MOST_TOKENS, contextTokens * MOST_OF_CONTEXT, tokensPerMinute * MOST_OF_MINUTE),
    fold: async ({ summary, messages, tenant, ageMs }) => {
      const { instruction, material } = foldingPrompt(summary, messages);
      const question = {
        system: [{ text: instruction }],
        turns: [{ role: 'user' as const, content: [{ text: material }] }],
        maxOutputTokens: Limits.summaryTokens,
        tier,
      } as const;
      const said = await callInBackground(ports, { settings, question, tenant, ageMs }, (usage) => {
        ports.meter.count(Metric.summaryDollars, dollarsOf(usage, dollarsPerMillion, tier));
      });
      return summaryIn(said);
    },
  };
}

/** What is cut, refused or empty is no summary: what it leaves out would be lost. */
function summaryIn({ text, ending: { stopReason } }: Said): string {
  const flaw = flawOf(text, stopReason, Limits.summaryTokens);
  if (stopReason !== WHOLE || flaw !== undefined) {
    throw rejected('no-summary', `What came is no summary (${stopReason}${flaw ? `, ${flaw}` : ''}).`);
  }
  return text.trim().toWellFormed();
}
