import { ANSWER_SK, answerPk, EXPIRES_AT, LEASE_SK } from '../contract/keys.ts';
import type { Address, Alias, Entry, Lease, LeaseEnd, Slot } from './answer-store.ts';
import type { Item } from './dynamo-db.ts';
import { count, N, S, text } from './items.ts';

/** A lease's item outlives the lease, so that who follows learns how it ended. Seconds. */
const LEASE_KEPT = 600;

/** Attributes of the looks that found the same, and something else. */
export const COUNTERS = { same: 'looksSame', different: 'looksDifferent' } as const;

export function keyOf({ scope, prompt }: Address, sk: string): Item {
  return { pk: S(answerPk(scope, prompt)), sk: S(sk) };
}

export function until(servedUntilMs: number): Item {
  return { servedUntilMs: N(servedUntilMs), [EXPIRES_AT]: N(seconds(servedUntilMs)) };
}

export function seconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}

export function entryItem(scope: string, entry: Entry): Item {
  return {
    ...keyOf({ scope, prompt: entry.prompt }, ANSWER_SK),
    question: S(entry.question),
    answer: S(entry.answer),
    model: S(entry.model),
    createdMs: N(entry.createdMs),
    freshUntilMs: N(entry.freshUntilMs),
    ...until(entry.servedUntilMs),
    askers: { SS: [...entry.askers] },
    [COUNTERS.same]: N(entry.same),
    [COUNTERS.different]: N(entry.different),
  };
}

export function leaseItem(address: Address, { holder, untilMs, ended }: Lease): Item {
  return {
    ...keyOf(address, LEASE_SK),
    holder: S(holder),
    untilMs: N(untilMs),
    [EXPIRES_AT]: N(seconds(untilMs) + LEASE_KEPT),
    ...(ended !== undefined && { ended: S(ended) }),
  };
}

export function slotPart(item: Item, prompt: string): Slot {
  if (text(item, 'sk') === LEASE_SK) {
    return { lease: leaseOf(item) };
  }
  return item.target === undefined ? { entry: entryOf(item, prompt) } : { alias: aliasOf(item) };
}

function entryOf(item: Item, prompt: string): Entry {
  return {
    prompt,
    question: text(item, 'question'),
    answer: text(item, 'answer'),
    model: text(item, 'model'),
    createdMs: count(item, 'createdMs'),
    freshUntilMs: count(item, 'freshUntilMs'),
    servedUntilMs: count(item, 'servedUntilMs'),
    askers: item.askers?.SS ?? [],
    same: count(item, COUNTERS.same),
    different: count(item, COUNTERS.different),
  };
}

function aliasOf(item: Item): Alias {
  return { target: text(item, 'target'), servedUntilMs: count(item, 'servedUntilMs') };
}

function leaseOf(item: Item): Lease {
  const ended = item.ended?.S as LeaseEnd | undefined;
  return {
    holder: text(item, 'holder'),
    untilMs: count(item, 'untilMs'),
    ...(ended !== undefined && { ended }),
  };
}
