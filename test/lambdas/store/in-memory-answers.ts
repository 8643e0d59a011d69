import type { Address, AnswerStore, Entry, Lease, Slot } from '../../../lambdas/store/answer-store.ts';
import { MOST_ASKERS } from '../../../lambdas/store/answer-store.ts';
import type { ExperienceStore, VersionedExperience } from '../../../lambdas/store/experience-store.ts';
import type { Packed, VectorRecord, VectorStore } from '../../../lambdas/store/vector-store.ts';

export interface AnswerStores {
  readonly answers: AnswerStore;
  readonly vectors: VectorStore;
  readonly experience: ExperienceStore;
}

/** The stores of cached answers without a database. */
export function inMemoryAnswers(): AnswerStores {
  return { answers: answerStore(), vectors: vectorStore(), experience: experienceStore() };
}

function answerStore(): AnswerStore {
  const slots = new Map<string, Slot>();
  const keyOf = ({ scope, prompt }: Address) => `${scope}#${prompt}`;
  const slotOf = (address: Address) => slots.get(keyOf(address)) ?? {};
  const change = (address: Address, by: (entry: Entry) => Partial<Entry>) => {
    const slot = slotOf(address);
    if (slot.entry !== undefined) {
      slots.set(keyOf(address), { ...slot, entry: { ...slot.entry, ...by(slot.entry) } });
    }
  };
  const leaseOf = (address: Address) => slotOf(address).lease;
  const setLease = (address: Address, lease: Lease) =>
    slots.set(keyOf(address), { ...slotOf(address), lease });
  return {
    slot: async (address) => slotOf(address),
    putEntry: async (scope, entry) => {
      const { lease } = slotOf({ scope, prompt: entry.prompt });
      slots.set(keyOf({ scope, prompt: entry.prompt }), { entry, ...(lease && { lease }) });
    },
    putAlias: async (address, alias) => {
      const { lease } = slotOf(address);
      slots.set(keyOf(address), { alias, ...(lease && { lease }) });
    },
    noteAsker: async (address, userKey) =>
      change(address, ({ askers }) => ({
        askers: askers.length < MOST_ASKERS ? [...new Set([...askers, userKey])] : askers,
      })),
    noteLook: async (address, found) => change(address, (entry) => ({ [found]: entry[found] + 1 })),
    evict: async (address, nowMs) => {
      const slot = slotOf(address);
      change(address, () => ({ freshUntilMs: nowMs, servedUntilMs: nowMs }));
      if (slot.alias !== undefined) {
        slots.set(keyOf(address), { ...slot, alias: { ...slot.alias, servedUntilMs: nowMs } });
      }
    },
    lease: async (address, lease, nowMs) => {
      const held = leaseOf(address);
      const isFree =
        held === undefined ||
        held.untilMs <= nowMs ||
        held.ended !== undefined ||
        held.holder === lease.holder;
      if (isFree) {
        setLease(address, lease);
      }
      return isFree ? 'taken' : 'held';
    },
    renew: async (address, lease) => {
      const isMine = leaseOf(address)?.holder === lease.holder;
      if (isMine) {
        setLease(address, lease);
      }
      return isMine ? 'kept' : 'lost';
    },
  };
}

interface Scoped {
  readonly added: { readonly ms: number; readonly record: VectorRecord }[];
  packed?: Packed;
  readonly segments: Map<string, readonly Uint8Array[]>;
}

function vectorStore(): VectorStore {
  const scopes = new Map<string, Scoped>();
  const of = (scope: string): Scoped => {
    const found = scopes.get(scope) ?? { added: [], segments: new Map() };
    scopes.set(scope, found);
    return found;
  };
  return {
    append: async (scope, record, nowMs) => {
      const { added } = of(scope);
      const same = added.findIndex(({ ms, record: { prompt } }) => ms === nowMs && prompt === record.prompt);
      added.splice(same < 0 ? added.length : same, same < 0 ? 0 : 1, { ms: nowMs, record });
    },
    addedFrom: async (scope, from) =>
      of(scope)
        .added.filter(({ ms }) => ms >= from)
        .sort((a, b) => a.ms - b.ms || (a.record.prompt < b.record.prompt ? -1 : 1))
        .map(({ record }) => record),
    packed: async (scope) => of(scope).packed,
    segments: async (scope, { generation }) => of(scope).segments.get(generation),
    pack: async (scope, { before, packed }, segments) => {
      const scoped = of(scope);
      scoped.segments.set(packed.generation, segments);
      if (scoped.packed !== undefined && scoped.packed.generation !== before?.generation) {
        return 'conflict';
      }
      scoped.packed = packed;
      return 'packed';
    },
  };
}

function experienceStore(): ExperienceStore {
  const saved = new Map<string, VersionedExperience>();
  const load = (embedder: string) => saved.get(embedder) ?? { experience: { labels: [] }, version: 0 };
  return {
    load: async (embedder) => load(embedder),
    save: async (embedder, { experience, version }) => {
      if (load(embedder).version !== version) {
        return 'conflict';
      }
      saved.set(embedder, { experience, version: version + 1 });
      return 'saved';
    },
  };
}
