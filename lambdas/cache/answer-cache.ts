import { MOST_WRONG } from '../domain/cache/acceptance.ts';
import { type Eligibility, eligibility } from '../domain/cache/eligibility.ts';
import { ageOf } from '../domain/cache/ttl.ts';
import { APART, type Slot } from '../store/answer-store.ts';
import type { Asked, CacheRequest, Lead } from './asked.ts';
import { alone, followed } from './following.ts';
import { type Leadership, leading } from './leading.ts';
import { missDecision } from './miss-decision.ts';
import { isTooLong, placed, vectorOf } from './placing.ts';
import { policies } from './policies.ts';
import type { CachePorts } from './ports.ts';
import { type Question, questionOf } from './question.ts';
import { readings } from './readings.ts';
import { type Found, search } from './search.ts';
import { answered } from './serving.ts';
import { type Shards, shards } from './shards.ts';
import { reached, usability } from './usable.ts';

/** Answers prompts with what was answered before, where that is right. */
export interface AnswerCache {
  /** Never fails: where the cache does, the model is asked as if there were none. */
  ask(request: CacheRequest): Promise<Asked>;
}

const NOTHING: Found = { considered: [] };

/** The tiers in their order: exact, alias, semantic, then a miss that one asks for and the others wait for. */
export function answerCache(ports: CachePorts): AnswerCache {
  const index = shards(ports, ports.embedder.dimensions);
  const policy = policies(ports, MOST_WRONG);
  const read = readings();
  return {
    ask: async (request) => {
      const question = questionOf(request, ports, read);
      const eligible = eligibleOf(question);
      if (eligible.kind === 'ineligible') {
        return {
          kind: 'alone',
          decision: { tier: 'bypass', why: eligible.why, considered: [], isAudited: false },
        };
      }
      try {
        return await tiers({ ...question, ttl: eligible.ttl }, ports, index, await policy());
      } catch (error) {
        ports.onTrouble(error);
        return {
          kind: 'alone',
          decision: { tier: 'bypass', why: 'cache-unavailable', considered: [], isAudited: false },
        };
      }
    },
  };
}

type Policy = Awaited<ReturnType<ReturnType<typeof policies>>>;

async function tiers(question: Question, ports: CachePorts, index: Shards, policy: Policy): Promise<Asked> {
  const slot = await ports.answers.slot(question.address);
  const kept = await fromSlot(question, slot, ports);
  if (kept !== undefined && kept !== 'unproven') {
    return (await renewed(question, slot, { ports, index })) ?? kept;
  }
  if (isRunning(slot, ports.nowMs())) {
    const came = await followed(question, ports, NOTHING);
    if (came !== 'free') {
      return came;
    }
    await placed(question, ports);
    return missed(question, ports, { found: NOTHING, index, askers: [] });
  }
  const found = isApart(slot, ports.nowMs())
    ? NOTHING
    : await byMeaning(question, ports, index, policy).catch((error) => withoutMeaning(error, ports));
  if (found.served !== undefined) {
    return answered(question, ports, {
      tier: 'semantic',
      candidate: found.served,
      considered: found.considered,
    });
  }
  if (found.unproven !== undefined) {
    await ports.answers.noteAsker(
      { scope: question.address.scope, prompt: found.unproven.entry.prompt },
      question.circumstance.userKey,
    );
  }
  // What stands here and was not served is another's who asked alone.
  const isUnproven = kept === 'unproven';
  return missed(question, ports, { found, index, askers: slot.entry?.askers ?? [], isUnproven });
}

/** One asks the model, the others wait for it; where it dies, another takes its place. */
async function missed(question: Question, ports: CachePorts, leadership: Leadership): Promise<Asked> {
  if (question.request.isOnlyRead) {
    return { kind: 'alone', decision: missDecision(leadership) };
  }
  const lead = await leading(question, ports, leadership);
  const came = lead ?? (await followed(question, ports, leadership.found));
  return came === 'free' ? missed(question, ports, leadership) : came;
}

/** Of those who ask what is stale, one asks the model anew; the others are served what there is meanwhile. */
async function renewed(
  question: Question,
  slot: Slot,
  { ports, index }: { readonly ports: CachePorts; readonly index: Shards },
): Promise<Lead | undefined> {
  const { entry } = slot;
  const nowMs = ports.nowMs();
  const mayLead = question.request.isOnlyRead !== true && !isRunning(slot, nowMs);
  if (entry === undefined || ageOf(entry, nowMs) !== 'stale' || !mayLead) {
    return undefined;
  }
  await placed(question, ports);
  const lead = await leading(question, ports, { found: NOTHING, index, askers: entry.askers });
  return lead && { ...lead, decision: { ...lead.decision, why: 'stale' } };
}

/** The exact tier and the alias tier: one read, or two. `unproven` where who asks is the second to do so. */
async function fromSlot(
  question: Question,
  slot: Slot,
  ports: CachePorts,
): Promise<Asked | 'unproven' | undefined> {
  const { address, circumstance } = question;
  const found = await reached(ports.answers, address, slot, circumstance.nowMs);
  const use = found && usability(found.entry, circumstance);
  const byOneself = cameToNothing(slot, question) ? alone(NOTHING) : undefined;
  if (found === undefined || use === 'expired') {
    return byOneself;
  }
  if (use === 'unproven') {
    await ports.answers.noteAsker({ scope: address.scope, prompt: found.entry.prompt }, circumstance.userKey);
    return byOneself ?? 'unproven';
  }
  const candidate = { entry: found.entry, verdict: { kind: 'ok' } as const, similarity: 1, evidence: 0 };
  return answered(question, ports, { tier: found.isAlias ? 'alias' : 'exact', candidate, considered: [] });
}

/** Whether what is near was seen to be wrong for it. */
function isApart({ alias }: Slot, nowMs: number): boolean {
  return alias?.target === APART && alias.servedUntilMs > nowMs;
}

/** Whether somebody was answered since, in a way that nobody else may be: the next would hardly fare better. */
function cameToNothing({ lease }: Slot, { request: { askedAtMs } }: Question): boolean {
  return lease?.ended === 'private' && askedAtMs !== undefined && lease.untilMs >= askedAtMs;
}

function isRunning({ lease }: Pick<Slot, 'lease'>, nowMs: number): boolean {
  return lease !== undefined && lease.ended === undefined && lease.untilMs > nowMs;
}

async function byMeaning(
  question: Question,
  ports: CachePorts,
  index: Shards,
  policy: Policy,
): Promise<Found> {
  const { address, meaning, read, circumstance } = question;
  if (isTooLong(question)) {
    return NOTHING;
  }
  const [vector, shard] = await Promise.all([vectorOf(question, ports), index.current(address.scope)]);
  return search({
    answers: ports.answers,
    shard,
    scope: address.scope,
    prompt: address.prompt,
    meaning,
    vector,
    policy,
    read,
    circumstance,
  });
}

/** Without an embedder the same words are still found, and identical questions still ask once. */
function withoutMeaning(error: unknown, ports: CachePorts): Found {
  ports.onTrouble(error);
  return NOTHING;
}

function eligibleOf({ request, meaning }: Omit<Question, 'ttl'>): Eligibility {
  const { prompt, hasTools, temperature, isPersonal = false, isOnlyRead, saidBefore, ttl, scope } = request;
  return eligibility({
    prompt,
    meaning,
    hasTools,
    temperature,
    isPersonal,
    hasContext: scope.contextHash !== undefined,
    isLater: isOnlyRead === true,
    ...(saidBefore !== undefined && { saidBefore }),
    ...(ttl !== undefined && { ttl }),
  });
}
