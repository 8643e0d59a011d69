import type { CacheTicket } from '../contract/cache-ticket.ts';
import { unstorable } from '../domain/cache/storable.ts';
import { lifetimeOf } from '../domain/cache/ttl.ts';
import type { ByteVector } from '../domain/cache/vector.ts';
import type { Entry, LeaseEnd } from '../store/answer-store.ts';
import type { Lead } from './asked.ts';
import { adaptDecision, type Missing, missDecision } from './miss-decision.ts';
import { packNowAndThen } from './packing.ts';
import type { CachePorts } from './ports.ts';
import type { Question } from './question.ts';
import type { Candidacy, Found } from './search.ts';
import { lookAt, put, seenOf } from './serving.ts';
import type { Shards } from './shards.ts';
import { usability } from './usable.ts';

/** How long a holder may be silent before it is taken for dead. */
const LEASE_MS = 10_000;
/** A grey candidate this near is worth showing to a cheaper model. */
const NEAR = 0.85;
/** Code units of an answer that is shown to a model: a longer one would cost more than asking plainly. */
const MOST_SHOWN = 4_000;

export interface Leadership extends Missing {
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
  const untilMs = nowMs + (ports.leaseMs ?? LEASE_MS);
  const taken = await ports.answers.lease(question.address, { holder, untilMs }, nowMs);
  if (taken !== 'taken') {
    return undefined;
  }
  const { found, index } = leadership;
  const near = shown(found, question);
  return {
    ...resumed(ticketOf(question, leadership, holder), ports, index),
    decision: near === undefined ? missDecision(leadership) : adaptDecision(found, near),
    ...(near !== undefined && { near: { question: near.entry.question, answer: near.entry.answer } }),
  };
}

/** The lead that a ticket stands for, in whichever process. */
export function resumed(
  ticket: CacheTicket,
  ports: CachePorts,
  index: Shards,
): Omit<Lead, 'decision' | 'near'> {
  const { scope, prompt, holder } = ticket;
  const address = { scope, prompt };
  let renewedMs = ports.nowMs();
  const end = (ended: LeaseEnd) => ports.answers.renew(address, { holder, untilMs: ports.nowMs(), ended });
  return {
    kind: 'lead',
    ticket,
    keepAlive: () =>
      untroubled(ports, async () => {
        if (ports.nowMs() - renewedMs > LEASE_MS / 3) {
          renewedMs = ports.nowMs();
          await ports.answers.renew(address, { holder, untilMs: renewedMs + LEASE_MS });
        }
      }).then(() => undefined),
    holdFor: (ms) =>
      untroubled(ports, () => ports.answers.renew(address, { holder, untilMs: ports.nowMs() + ms })).then(
        () => undefined,
      ),
    settle: async (ending, model) => {
      const why = unstorable(ending);
      const kept = await untroubled(ports, async () => {
        if (why === undefined) {
          await keep(ticket, ports, index, { text: ending.text, model });
        }
        await end(why === undefined ? 'stored' : 'private');
      });
      return why ?? (kept ? undefined : 'unavailable');
    },
    fail: () => untroubled(ports, () => end('failed')).then(() => undefined),
  };
}

function ticketOf(
  { request, address, circumstance, ttl, vector }: Question,
  { found: { unproven, grey }, askers }: Leadership,
  holder: string,
): CacheTicket {
  return {
    ...address,
    question: request.prompt,
    userKey: circumstance.userKey,
    ttl,
    holder,
    ...(vector !== undefined && { vector: packedVector(vector) }),
    askers: [...askers],
    ...(unproven !== undefined && {
      unproven: { prompt: unproven.entry.prompt, servedUntilMs: unproven.entry.servedUntilMs },
    }),
    ...(grey !== undefined && { grey: seenOf(grey) }),
  };
}

function packedVector({ bytes, scale }: ByteVector): NonNullable<CacheTicket['vector']> {
  const { buffer, byteOffset, byteLength } = bytes;
  return { bytes: Buffer.from(buffer, byteOffset, byteLength).toString('base64'), scale };
}

function vectorOf({ bytes, scale }: NonNullable<CacheTicket['vector']>): ByteVector {
  return { bytes: new Int8Array(Buffer.from(bytes, 'base64')), scale };
}

/** What a cheaper model may go by: nothing that this user could not be served. */
function shown({ grey }: Found, { circumstance }: Question): Candidacy | undefined {
  const mayBe =
    grey !== undefined &&
    grey.similarity >= NEAR &&
    grey.entry.answer.length <= MOST_SHOWN &&
    usability(grey.entry, circumstance) !== 'unproven';
  return mayBe ? grey : undefined;
}

interface Given {
  readonly text: string;
  readonly model: string;
}

/** Stores the answer, or names the entry that says the same; what is grey is for the judge. */
async function keep(ticket: CacheTicket, ports: CachePorts, index: Shards, given: Given): Promise<void> {
  const { scope, prompt, unproven, grey, question } = ticket;
  if (unproven !== undefined) {
    const { prompt: target, servedUntilMs } = unproven;
    await ports.answers.putAlias({ scope, prompt }, { target, servedUntilMs });
    return;
  }
  const entry = entryOf(ticket, ports, given);
  await ports.answers.putEntry(scope, entry);
  await indexed(ticket, ports, index, entry);
  if (grey !== undefined) {
    const look = lookAt({ scope, prompt, question }, ports, grey);
    await put(ports, { ...look, kind: 'judge', tier: 'none', weight: 1 });
  }
}

function entryOf(
  { prompt, question, askers, userKey, ttl }: CacheTicket,
  ports: CachePorts,
  { text, model }: Given,
): Entry {
  const nowMs = ports.nowMs();
  return {
    prompt,
    question,
    answer: text,
    model,
    createdMs: nowMs,
    askers: [...new Set([...askers, userKey])],
    same: 0,
    different: 0,
    ...lifetimeOf(ttl, nowMs, ports.random()),
  };
}

async function indexed(
  { scope, prompt, question, vector }: CacheTicket,
  ports: CachePorts,
  index: Shards,
  { servedUntilMs }: Entry,
): Promise<void> {
  if (vector === undefined) {
    return;
  }
  await index.add(scope, { prompt, question, vector: vectorOf(vector), servedUntilMs, isGone: false });
  await packNowAndThen(ports, scope);
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
