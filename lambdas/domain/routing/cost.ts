import type { TokenPrices } from '../../contract/ai-settings.ts';
import type { EventData } from '../../contract/events.ts';

type Usage = EventData['completion.finished']['usage'];
type Cost = EventData['completion.finished']['cost'];

/** How a model is asked. */
export type Tier = 'default' | 'flex' | 'batch';

const TOKENS = 1_000_000;
/** Of the price on demand: https://aws.amazon.com/bedrock/pricing/ */
const DISCOUNTED: Readonly<Record<Tier, number>> = { default: 1, flex: 0.5, batch: 0.5 };

/** No tokens at all, as where no model was asked. */
export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

/** A thirtieth of a token of the cheapest model: beyond are errors of the binary fraction. */
const NANO = 1_000_000_000;

/** What an answer cost, and what it would have cost asked of the usual model, in dollars to nine places. */
export function costOf(dollars: number, counterfactualDollars: number): Cost {
  return { dollars: toNano(dollars), counterfactualDollars: toNano(counterfactualDollars) };
}

function toNano(dollars: number): number {
  return Math.round(dollars * NANO) / NANO;
}

/** What tokens cost, in dollars. */
export function dollarsOf(usage: Usage, prices: TokenPrices, tier: Tier = 'default'): number {
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = usage;
  const dollars =
    inputTokens * prices.input +
    outputTokens * prices.output +
    cacheReadTokens * prices.cacheRead +
    cacheWriteTokens * prices.cacheWrite;
  return (dollars * DISCOUNTED[tier]) / TOKENS;
}

/** What the same would have cost with all of the prompt read anew, as who does nothing about it pays. */
export function plainDollarsOf(usage: Usage, prices: TokenPrices): number {
  const { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = usage;
  const input = inputTokens + cacheReadTokens + cacheWriteTokens;
  return dollarsOf({ ...NO_USAGE, inputTokens: input, outputTokens }, prices);
}
