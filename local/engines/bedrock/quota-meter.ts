/** What an account may use of one model or profile in one region. Either dimension may be infinite. */
export interface Quota {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  readonly tokensPerDay: number;
}

/** One call that is counted, until it is settled with what it is reserved. */
export interface Charge {
  readonly startedAtMs: number;
  tokens: number;
  isOfLastMinute: boolean;
}

/** Why a call is refused. */
export type Exceeded = 'requests' | 'tokens' | 'tokens-per-day';

/** What was used in one second, by the start of the calls. */
export interface Used {
  requests: number;
  tokens: number;
}

/** What a meter tells. */
export interface MeterReading {
  /** Epoch seconds with calls, of the last hours. */
  readonly seconds: ReadonlyMap<number, Readonly<Used>>;
  readonly refused: Readonly<Record<Exceeded, number>>;
  /** The highest that the last sixty seconds have stood at any call, reservations included. */
  readonly highest: Readonly<Used>;
  /** The last sixty seconds, reservations included. */
  readonly lastMinute: Readonly<Used>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const KEPT_SECONDS = 7_200;

/**
 * Counts the last sixty seconds of calls, each by its start: with what it reserved while it runs, with what it used
 * once it has ended. AWS says what is reserved and settled, not how the minute runs
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html); every sixty seconds is the
 * strictest reading: whoever keeps within it keeps within calendar minutes and within a bucket that refills.
 */
export class QuotaMeter {
  #quota: Quota;
  readonly #charges: Charge[] = [];
  readonly #seconds = new Map<number, Used>();
  readonly #refused: Record<Exceeded, number> = { requests: 0, tokens: 0, 'tokens-per-day': 0 };
  readonly #highest: Used = { requests: 0, tokens: 0 };
  #tokens = 0;
  #day = 0;
  #dayTokens = 0;

  constructor(quota: Quota) {
    this.#quota = quota;
  }

  /** Another quota from now on. */
  change(quota: Quota): void {
    this.#quota = quota;
  }

  get quota(): Quota {
    return this.#quota;
  }

  /** Reserves tokens for a call that starts, or says which quota has no room for it. */
  begin(tokens: number, nowMs: number): Charge | Exceeded {
    this.#forget(nowMs);
    const exceeded = this.#exceeded(tokens);
    if (exceeded !== undefined) {
      this.#refused[exceeded] += 1;
      return exceeded;
    }
    const charge = { startedAtMs: nowMs, tokens, isOfLastMinute: true };
    this.#charges.push(charge);
    this.#secondOf(nowMs).requests += 1;
    this.#add(charge, tokens);
    this.#highest.requests = Math.max(this.#highest.requests, this.#charges.length);
    this.#highest.tokens = Math.max(this.#highest.tokens, this.#tokens);
    return charge;
  }

  /** A call has ended and used so many tokens. */
  settle(charge: Charge, tokens: number, nowMs: number): void {
    this.#forget(nowMs);
    this.#add(charge, tokens - charge.tokens);
    charge.tokens = tokens;
  }

  read(nowMs: number): MeterReading {
    this.#forget(nowMs);
    const lastMinute = { requests: this.#charges.length, tokens: this.#tokens };
    return { seconds: this.#seconds, refused: this.#refused, highest: this.#highest, lastMinute };
  }

  #exceeded(tokens: number): Exceeded | undefined {
    const { requestsPerMinute, tokensPerMinute, tokensPerDay } = this.#quota;
    if (this.#dayTokens + tokens > tokensPerDay) return 'tokens-per-day';
    if (this.#charges.length + 1 > requestsPerMinute) return 'requests';
    return this.#tokens + tokens > tokensPerMinute ? 'tokens' : undefined;
  }

  #add({ startedAtMs, isOfLastMinute }: Charge, tokens: number): void {
    this.#secondOf(startedAtMs).tokens += tokens;
    if (dayOf(startedAtMs) === this.#day) this.#dayTokens += tokens;
    if (isOfLastMinute) this.#tokens += tokens;
  }

  #secondOf(atMs: number): Used {
    const second = Math.floor(atMs / 1_000);
    const used = this.#seconds.get(second) ?? { requests: 0, tokens: 0 };
    this.#seconds.set(second, used);
    return used;
  }

  /** Lets go of calls that started more than a minute ago, also of those that still run. */
  #forget(nowMs: number): void {
    const staying = this.#charges.findIndex(({ startedAtMs }) => startedAtMs > nowMs - MINUTE_MS);
    for (const charge of this.#charges.splice(0, staying < 0 ? this.#charges.length : staying)) {
      charge.isOfLastMinute = false;
      this.#tokens -= charge.tokens;
    }
    if (dayOf(nowMs) !== this.#day) {
      this.#day = dayOf(nowMs);
      this.#dayTokens = 0;
    }
    const kept = Math.floor(nowMs / 1_000) - KEPT_SECONDS;
    for (const second of this.#seconds.keys()) {
      if (second >= kept) break;
      this.#seconds.delete(second);
    }
  }
}

function dayOf(atMs: number): number {
  return Math.floor(atMs / DAY_MS);
}
