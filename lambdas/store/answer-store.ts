import type { Lifetime } from '../domain/cache/ttl.ts';

/** A prompt within a scope. */
export interface Address {
  /** Key of the scope: the hard partition of everything below. */
  readonly scope: string;
  /** Key of the prompt's normal form. */
  readonly prompt: string;
}

/** An answer that was given once, with what it needs to be given again. */
export interface Entry extends Lifetime {
  readonly prompt: string;
  readonly question: string;
  readonly answer: string;
  /** What produced it, for people. */
  readonly model: string;
  readonly createdMs: number;
  /** User keys of who asked the same, whoever the answer was made for among them. */
  readonly askers: readonly string[];
  /** What later looks found: how often it was right, and wrong. */
  readonly same: number;
  readonly different: number;
}

/** The target of a prompt that was seen to be answered wrongly by another's answer: it gets one of its own. */
export const APART = 'apart';

/** A prompt that was judged to ask what another asks, or nothing that any other asks. */
export interface Alias {
  readonly target: string;
  readonly servedUntilMs: number;
}

/** Who asks the model now, so that nobody else does. */
export interface Lease {
  readonly holder: string;
  readonly untilMs: number;
  /** How it ended; undefined while it runs, or where its holder died. */
  readonly ended?: LeaseEnd;
}

/** `stored`: the answer is there. `private`: it may not be kept, ask for yourself. `failed`: somebody may try again. */
export type LeaseEnd = 'stored' | 'private' | 'failed';

/** All that is stored of one prompt. */
export interface Slot {
  readonly entry?: Entry;
  readonly alias?: Alias;
  readonly lease?: Lease;
}

/** Answers by their prompts. A slot holds an entry or an alias: the later one replaces the earlier. */
export interface AnswerStore {
  /** Everything of one prompt, as it is now. */
  slot(address: Address): Promise<Slot>;
  putEntry(scope: string, entry: Entry): Promise<void>;
  putAlias(address: Address, alias: Alias): Promise<void>;
  /** Notes that somebody asked what an entry answers. Beyond a few askers none is noted. */
  noteAsker(address: Address, userKey: string): Promise<void>;
  /** Counts what a look into an entry found. */
  noteLook(address: Address, found: 'same' | 'different'): Promise<void>;
  /** Takes an entry or an alias out of use at once. */
  evict(address: Address, nowMs: number): Promise<void>;
  /** Takes the lease, where nobody has it or it has run out. */
  lease(address: Address, lease: Lease, nowMs: number): Promise<'taken' | 'held'>;
  /** Keeps a lease for longer, or ends it; `lost` where another has it. */
  renew(address: Address, lease: Lease): Promise<'kept' | 'lost'>;
}

/** Askers that are worth noting. */
export const MOST_ASKERS = 8;
