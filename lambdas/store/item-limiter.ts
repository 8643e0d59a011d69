import type { LimiterWrite } from '../domain/limiter/limiter-write.ts';
import type { Ask } from '../domain/limiter/reservation.ts';
import type { Outcome, Reservation } from '../domain/limiter/settlement.ts';
import { type Quota, STEERING } from '../domain/limiter/steering.ts';
import { rejected } from '../platform/errors.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { Admission, Limiter, LimiterOptions } from './limiter.ts';
import type { LimiterItem } from './limiter-item.ts';
import { LimiterMemory } from './limiter-memory.ts';
import { type Asking, type Ending, type Settled, together } from './waiting-calls.ts';

const MOST_TRIES = 3;
const KEY_DIGITS = 10;
const TENANT_DIGITS = 4;

/** A limiter over one stored item. */
export function limiter(item: LimiterItem, options: LimiterOptions): Limiter {
  return new ItemLimiter(item, options);
}

/**
 * One write at a time for all calls of an environment: what comes while it is under way goes into the next. It
 * remembers what its last write met, so that the next one is the write that holds. Where the memory was wrong a
 * second one follows, and a third where others were faster than that.
 */
class ItemLimiter implements Limiter {
  private readonly item: LimiterItem;
  private readonly quota: Quota;
  private readonly memory: LimiterMemory;
  private readonly settlesWithinUs: number;
  private asking: Asking[] = [];
  private ending: Ending[] = [];
  private isWriting = false;
  private endedAtUs = Number.NEGATIVE_INFINITY;
  /** How soon after an end the next call was let in: whether it pays to leave a settlement to that. */
  private followedAfterUs = Number.POSITIVE_INFINITY;

  constructor(item: LimiterItem, { quota, steering = STEERING, nowMs }: LimiterOptions) {
    this.item = item;
    this.quota = quota;
    this.memory = new LimiterMemory(quota, steering, nowMs);
    this.settlesWithinUs = steering.settlesWithinMs * 1_000;
  }

  async reserve(named: Ask): Promise<Admission> {
    requireRoom(named, this.quota);
    const key = tagOf(named.key, KEY_DIGITS);
    const ask = { ...named, key, tenant: tagOf(named.tenant, TENANT_DIGITS) };
    return new Promise((resolve, reject) => {
      this.asking.push({ key, ask, tries: 0, resolve, reject });
      void this.work();
    });
  }

  async settle(reservation: Reservation, outcome: Outcome): Promise<Settled> {
    const { key } = reservation;
    const endedAtUs = this.memory.nowUs();
    const isLeft = outcome.kind === 'used' && this.followedAfterUs < this.settlesWithinUs;
    this.endedAtUs = endedAtUs;
    return new Promise((resolve, reject) => {
      this.ending.push({ key, reservation, outcome, endedAtUs, isLeft, resolve, reject });
      if (isLeft) {
        resolve('left');
      }
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (this.isWriting) {
      return;
    }
    this.isWriting = true;
    while (this.asking.length > 0 || this.ending.some((one) => this.isDue(one))) {
      const ending = together(this.ending);
      const asking = together(this.asking);
      this.ending = this.ending.filter((one) => !ending.includes(one));
      this.asking = this.asking.filter((one) => !asking.includes(one));
      await this.decide(ending, asking).catch((error) => {
        // Also those that were put back: what heard of a failure must not be let in afterwards.
        this.asking = this.asking.filter((one) => !asking.includes(one));
        for (const { reject } of [...ending, ...asking]) {
          reject(error);
        }
      });
    }
    this.isWriting = false;
  }

  private isDue({ isLeft, endedAtUs }: Ending): boolean {
    return !isLeft || endedAtUs < this.memory.nowUs() - this.settlesWithinUs;
  }

  private async decide(ending: readonly Ending[], asking: readonly Asking[]): Promise<void> {
    const undecided = asking.filter((one) => !this.isDecided(one));
    const planned = this.memory.planned(
      ending,
      undecided.map(({ ask }) => ask),
    );
    const doubtful = undecided.filter((one) => !isIn(planned, one) && !this.isRefused(one));
    const [first] = doubtful;
    const mustSettle = ending.some((one) => this.isDue(one));
    if (planned.reservations.length === 0 && first === undefined && !mustSettle) {
      this.ending.unshift(...ending);
      return;
    }
    const write = first === undefined || !isEmpty(planned) ? planned : this.memory.probe(first.ask);
    const tried = undecided.filter((one) => isIn(write, one));
    // The others hear by what this write meets.
    this.asking.unshift(...doubtful.filter((one) => !tried.includes(one)));
    await this.write(write, ending, tried);
  }

  private async write(
    write: LimiterWrite,
    ending: readonly Ending[],
    tried: readonly Asking[],
  ): Promise<void> {
    if (tried.length > 0) {
      this.followedAfterUs = this.memory.nowUs() - this.endedAtUs;
    }
    const { isDone, state } = await this.item.write(write);
    this.memory.learn(state);
    if (!isDone) {
      this.notDone(ending, tried);
      return;
    }
    for (const { resolve } of ending) {
      resolve('settled');
    }
    tried.forEach(({ ask, resolve }, at) => {
      resolve(this.memory.letIn(ask, write, at));
    });
  }

  /** Nothing of it was written. What was settled before is out of it, and the rest is tried again. */
  private notDone(ending: readonly Ending[], tried: readonly Asking[]): void {
    for (const one of ending) {
      if (this.memory.isOpen(one.key)) {
        this.ending.push(one);
      } else {
        one.resolve('repeated');
      }
    }
    for (const one of tried) {
      one.tries++;
    }
    this.asking.unshift(...tried);
  }

  /** It is in already, or others were faster too often. */
  private isDecided({ ask, tries, resolve }: Asking): boolean {
    const repeated = this.memory.repeated(ask);
    const outcome =
      repeated ?? (tries < MOST_TRIES ? undefined : { retryAfterMs: this.memory.retryAfterMs(ask) });
    if (outcome !== undefined) {
      resolve(outcome);
    }
    return outcome !== undefined;
  }

  /** There is no room by what was seen just now. */
  private isRefused({ ask, resolve }: Asking): boolean {
    const isFresh = this.memory.isFresh(ask);
    if (isFresh) {
      resolve({ retryAfterMs: this.memory.retryAfterMs(ask) });
    }
    return isFresh;
  }
}

function isEmpty({ settlements, reservations }: LimiterWrite): boolean {
  return settlements.length + reservations.length === 0;
}

function isIn({ reservations }: LimiterWrite, { key }: Asking): boolean {
  return reservations.some((write) => write.key === key);
}

function requireRoom({ tokens }: Ask, { tokensPerMinute }: Quota): void {
  if (tokens >= 1 && tokens <= tokensPerMinute) {
    return;
  }
  const message = `The call may take ${tokens} tokens, and its quota has ${tokensPerMinute} a minute; shorten the prompt or ask for less output.`;
  throw rejected('call-too-large', message);
}

/** Short: the item holds them of every call under way, and each write is billed by the whole item. */
function tagOf(name: string, digits: number): string {
  return sha256Hex(name).slice(0, digits);
}
