import type { Meaning } from '../domain/cache/language/meaning.ts';
import type { TtlClass } from '../domain/cache/ttl.ts';
import type { ByteVector } from '../domain/cache/vector.ts';
import type { Address } from '../store/answer-store.ts';
import type { CacheRequest } from './asked.ts';
import type { Reading } from './readings.ts';
import type { Circumstance } from './usable.ts';

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
