import { MOST_CHARACTERS as MOST_ELIGIBLE_CHARACTERS } from '../domain/cache/eligibility.ts';
import type { Meaning } from '../domain/cache/language/meaning.ts';
import { normalForm } from '../domain/cache/normal-form.ts';
import { isEnglishScope, promptKey, scopeKey } from '../domain/cache/scope.ts';
import type { TtlClass } from '../domain/cache/ttl.ts';
import type { ByteVector } from '../domain/cache/vector.ts';
import type { Address } from '../store/answer-store.ts';
import type { CacheRequest } from './asked.ts';
import type { CachePorts } from './ports.ts';
import { foreign, type Reading } from './readings.ts';
import type { Circumstance } from './usable.ts';

/** Characters of a prompt that is looked for by meaning; longer ones are found by their exact words alone. */
export const MOST_CHARACTERS = 500;

/** A request as the tiers pass it on. */
export interface Question {
  readonly request: CacheRequest;
  readonly address: Address;
  readonly meaning: Meaning;
  readonly read: Reading;
  readonly circumstance: Circumstance;
  readonly ttl: TtlClass;
  /** There once the semantic tier has looked. */
  vector: ByteVector | undefined;
}

/** A request as everything below reads it; whether it is eligible is told later. */
export function questionOf(
  request: CacheRequest,
  { sha256, nowMs }: CachePorts,
  read: Reading,
): Omit<Question, 'ttl'> {
  const { scope, prompt, userKey } = request;
  // All of it, since what it asks for may stand at its end; beyond, it is eligible no more.
  const meaning = read(prompt.slice(0, MOST_ELIGIBLE_CHARACTERS));
  return {
    request,
    address: { scope: scopeKey(scope, sha256), prompt: promptKey(normalForm(prompt), sha256) },
    meaning: isEnglishScope(scope) ? meaning : foreign(meaning),
    read,
    circumstance: { userKey, isPrivate: scope.visibility.kind === 'user', nowMs: nowMs() },
    vector: undefined,
  };
}
