import { accepted, type Candidate, type Policy } from '../domain/cache/acceptance.ts';
import type { Considered } from '../domain/cache/decision.ts';
import { guard } from '../domain/cache/guard.ts';
import type { Meaning } from '../domain/cache/language/meaning.ts';
import type { ByteVector } from '../domain/cache/vector.ts';
import type { AnswerStore, Entry } from '../store/answer-store.ts';
import type { Reading } from './readings.ts';
import type { Neighbor, Shard } from './shard.ts';
import { type Circumstance, entryBehind, usability } from './usable.ts';

/** What the semantic tier found. */
export interface Found {
  readonly considered: readonly Considered[];
  /** Accepted, and to be served. */
  readonly served?: Candidacy;
  /** Accepted, but nobody else has asked yet. */
  readonly unproven?: Candidacy;
  /** The nearest that words could not decide. */
  readonly grey?: Candidacy;
}

/** A stored prompt with all that is known of it. */
export interface Candidacy extends Candidate {
  readonly entry: Entry;
  /** The alias by which it was found, where its own words lie farther away. */
  readonly via?: string;
}

interface Search {
  readonly answers: AnswerStore;
  readonly shard: Shard;
  readonly scope: string;
  readonly prompt: string;
  readonly meaning: Meaning;
  readonly vector: ByteVector;
  readonly policy: Policy;
  readonly read: Reading;
  readonly circumstance: Circumstance;
}

/** Neighbours that are looked at: with other words around it the right one is seldom the very nearest. */
const MOST_NEIGHBORS = 5;
const LEAST_SIMILARITY = 0.05;
/** Candidates that are read for one look-up, each a call, an alias two. */
const MOST_READ = 3;

/** Walks the nearest stored prompts, past those that are rejected, expired or gone, to one that answers. */
export async function search(sought: Search): Promise<Found> {
  const { shard, vector, circumstance } = sought;
  const neighbors = shard.nearest(vector, MOST_NEIGHBORS, LEAST_SIMILARITY, circumstance.nowMs);
  const judged = neighbors
    .filter(({ prompt }) => prompt !== sought.prompt)
    .map((neighbor) => considered(neighbor, sought));
  return walk(judged, sought);
}

function considered(
  { prompt, question, similarity }: Neighbor,
  { meaning, policy, read }: Search,
): Considered {
  const verdict = guard(meaning, read(question));
  return {
    entry: prompt,
    similarity,
    verdict,
    acceptance: accepted({ verdict, similarity, evidence: 0 }, policy),
  };
}

async function walk(judged: readonly Considered[], sought: Search): Promise<Found> {
  const told = judged.filter(({ verdict }) => verdict.kind === 'reject');
  const found: Partial<Record<Kind, Candidacy>> = {};
  let left = MOST_READ;
  for (const one of inOrder(judged)) {
    if (left === 0 || isSettled(one, found)) {
      told.push(one);
      continue;
    }
    left--;
    told.push(await met(one, found, sought));
  }
  return { ...found, considered: told };
}

/** Whether a candidate could change nothing any more: one is served, or a nearer grey one is known. */
function isSettled({ verdict }: Considered, { served, grey }: Partial<Record<Kind, Candidacy>>): boolean {
  return served !== undefined || (verdict.kind === 'grey' && grey !== undefined);
}

/** Reads a candidate, and keeps it as what it is, where it is the first of its kind. */
async function met(
  one: Considered,
  found: Partial<Record<Kind, Candidacy>>,
  sought: Search,
): Promise<Considered> {
  const candidacy = await candidacyOf(one, sought);
  if (candidacy === undefined) {
    return { ...one, outcome: 'gone' };
  }
  const kind = kindOf(candidacy, sought);
  if (kind !== undefined) {
    found[kind] ??= candidacy;
  }
  const acceptance = accepted(candidacy, sought.policy);
  return {
    ...one,
    entry: candidacy.entry.prompt,
    acceptance,
    ...((kind === 'served' || kind === 'unproven') && { outcome: kind }),
  };
}

type Kind = 'served' | 'unproven' | 'grey';

/** Same words first, then by likeness; what is rejected is told and not read. */
function inOrder(judged: readonly Considered[]): Considered[] {
  const rank = ({ verdict }: Considered) => (verdict.kind === 'ok' ? 0 : 1);
  return judged.filter(({ verdict }) => verdict.kind !== 'reject').sort((a, b) => rank(a) - rank(b));
}

/** The candidate's entry, with what earlier looks said of it; undefined where it is gone. */
async function candidacyOf(
  { entry: prompt, verdict, similarity }: Considered,
  { answers, scope, circumstance }: Search,
): Promise<Candidacy | undefined> {
  const behind = await entryBehind(answers, { scope, prompt }, circumstance.nowMs);
  if (behind === undefined || usability(behind.entry, circumstance) === 'expired') {
    return undefined;
  }
  const { entry, isAlias } = behind;
  const evidence = (entry.same - entry.different) / (entry.same + entry.different + 4);
  return { entry, verdict, similarity, evidence, ...(isAlias && { via: prompt }) };
}

/** What chance alone speaks for is served where it is proven; an alias for good only a judge makes of it. */
function kindOf(candidacy: Candidacy, { policy, circumstance }: Search): Kind | undefined {
  const isGrey = candidacy.verdict.kind === 'grey';
  if (!accepted(candidacy, policy).isAccepted) {
    return isGrey ? 'grey' : undefined;
  }
  if (usability(candidacy.entry, circumstance) !== 'unproven') {
    return 'served';
  }
  return isGrey ? 'grey' : 'unproven';
}
