import { ageOf } from '../domain/cache/ttl.ts';
import { type Address, type AnswerStore, APART, type Entry } from '../store/answer-store.ts';

/** Who asks, and when. */
export interface Circumstance {
  readonly userKey: string;
  /** Whether nobody but this user can reach the scope. */
  readonly isPrivate: boolean;
  readonly nowMs: number;
}

/** `unproven`: nobody but one has asked so far, and it was somebody else. */
export type Usability = 'fresh' | 'stale' | 'expired' | 'unproven';

/** Distinct users who must have asked before others are answered so: one alone could have planted the answer. */
const LEAST_ASKERS = 2;

/** Whether an entry may be served to somebody. */
export function usability(entry: Entry, { userKey, isPrivate, nowMs }: Circumstance): Usability {
  const age = ageOf(entry, nowMs);
  const isProven = isPrivate || entry.askers.includes(userKey) || entry.askers.length >= LEAST_ASKERS;
  return age === 'expired' || isProven ? age : 'unproven';
}

/** What a slot leads to: its own entry, or the one that its alias names. */
export interface Reached {
  readonly entry: Entry;
  readonly isAlias: boolean;
}

/** The entry of a prompt, by way of an alias where there is one. */
export async function reached(
  answers: AnswerStore,
  address: Address,
  slot: {
    readonly entry?: Entry;
    readonly alias?: { readonly target: string; readonly servedUntilMs: number };
  },
  nowMs: number,
): Promise<Reached | undefined> {
  if (slot.entry !== undefined) {
    return { entry: slot.entry, isAlias: false };
  }
  if (slot.alias === undefined || slot.alias.target === APART || slot.alias.servedUntilMs <= nowMs) {
    return undefined;
  }
  const { entry } = await answers.slot({ scope: address.scope, prompt: slot.alias.target });
  return entry && { entry, isAlias: true };
}

/** As `reached`, from the prompt's address alone. */
export async function entryBehind(
  answers: AnswerStore,
  address: Address,
  nowMs: number,
): Promise<Reached | undefined> {
  return reached(answers, address, await answers.slot(address), nowMs);
}
