import type { Decision } from '../domain/cache/decision.ts';
import { type Ending, unstorable } from '../domain/cache/storable.ts';
import { lifetimeOf } from '../domain/cache/ttl.ts';
import type { Entry, LeaseEnd } from '../store/answer-store.ts';
import type { Lead } from './asked.ts';
import { packScope } from './packing.ts';
import type { CachePorts } from './ports.ts';
import type { Question } from './question.ts';
import type { Candidacy, Found } from './search.ts';
import { lookOf, put } from './serving.ts';
import type { Shards } from './shards.ts';

/** How long a holder may be silent before it is taken for dead. */
const LEASE_MS = 10_000;
/** A grey candidate this near is worth showing to a cheaper model. */
const NEAR = 0.85;
/** Prompts of a shard from one packing to the next. */
const PACKED_EVERY = 256;

export interface Leadership {
  readonly found: Found;
  readonly index: Shards;
  /** Who asked the same before, in vain. */
  readonly askers: readonly string[];
}

/** Takes the lease; undefined where another has it. */
export async function leading(
  question: Question,
  ports: CachePorts,
  leadership: Leadership,
): Promise<Lead | undefined> {
  const holder = ports.newId();
  const nowMs = ports.nowMs();
  const taken = await ports.answers.lease(question.address, { holder, untilMs: nowMs + LEASE_MS }, nowMs);
  return taken === 'taken' ? lead(question, ports, leadership, holder) : undefined;
}

function lead(question: Question, ports: CachePorts, leadership: Leadership, holder: string): Lead {
  const { found } = leadership;
  let renewedMs = ports.nowMs();
  const end = (ended: LeaseEnd) =>
    ports.answers.renew(question.address, { holder, untilMs: ports.nowMs(), ended });
  const near = found.grey;
  return {
    kind: 'lead',
    decision: decisionOf(found),
    ...(near !== undefined &&
      isNear(near) && { near: { question: near.entry.question, answer: near.entry.answer } }),
    keepAlive: () =>
      untroubled(ports, async () => {
        if (ports.nowMs() - renewedMs > LEASE_MS / 3) {
          renewedMs = ports.nowMs();
          await ports.answers.renew(question.address, { holder, untilMs: renewedMs + LEASE_MS });
        }
      }).then(() => undefined),
    settle: async (ending, model) => {
      const why = unstorable(ending);
      const kept = await untroubled(ports, async () => {
        if (why === undefined) {
          await keep(question, ports, leadership, ending, model);
        }
        await end(why === undefined ? 'stored' : 'private');
      });
      return why ?? (kept ? undefined : 'unavailable');
    },
    fail: () => untroubled(ports, () => end('failed')).then(() => undefined),
  };
}

function isNear({ similarity }: Candidacy): boolean {
  return similarity >= NEAR;
}

function decisionOf({ considered, grey, unproven }: Found): Decision {
  if (grey !== undefined && isNear(grey)) {
    return { tier: 'adapt', why: 'near', entry: grey.entry.prompt, considered, isAudited: false };
  }
  const why =
    unproven === undefined ? (considered.length === 0 ? 'nothing-near' : 'nothing-accepted') : 'unproven';
  return { tier: 'miss', why, considered, isAudited: false };
}

/** Stores the answer, or names the entry that says the same; what is grey is for the judge. */
async function keep(
  question: Question,
  ports: CachePorts,
  { found, index, askers }: Leadership,
  ending: Ending,
  model: string,
): Promise<void> {
  const { address } = question;
  if (found.unproven !== undefined) {
    const { prompt: target, servedUntilMs } = found.unproven.entry;
    await ports.answers.putAlias(address, { target, servedUntilMs });
    return;
  }
  const entry = entryOf(question, ports, askers, ending, model);
  await ports.answers.putEntry(address.scope, entry);
  await indexed(question, ports, index, entry);
  if (found.grey !== undefined) {
    await put(ports, { ...lookOf(question, ports, found.grey), kind: 'judge', tier: 'none', weight: 1 });
  }
}

function entryOf(
  { request, address, ttl, circumstance }: Question,
  ports: CachePorts,
  askers: readonly string[],
  { text }: Ending,
  model: string,
): Entry {
  const nowMs = ports.nowMs();
  return {
    prompt: address.prompt,
    question: request.prompt,
    answer: text,
    model,
    createdMs: nowMs,
    askers: [...new Set([...askers, circumstance.userKey])],
    same: 0,
    different: 0,
    ...lifetimeOf(ttl, nowMs, ports.random()),
  };
}

async function indexed(question: Question, ports: CachePorts, index: Shards, entry: Entry): Promise<void> {
  const { address, request, vector } = question;
  if (vector === undefined) {
    return;
  }
  const { servedUntilMs } = entry;
  await index.add(address.scope, {
    prompt: address.prompt,
    question: request.prompt,
    vector,
    servedUntilMs,
    isGone: false,
  });
  const { size } = await index.current(address.scope);
  if (size % PACKED_EVERY === 0) {
    await packScope(ports, address.scope);
  }
}

/** Whether it worked. The answer is there in any case: that it is not kept must not be its end. */
async function untroubled(ports: CachePorts, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    ports.onTrouble(error);
    return false;
  }
}
