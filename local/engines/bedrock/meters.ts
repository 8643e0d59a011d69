import type { FaultBoard } from '../../faults/faults.ts';
import { throttling } from './faulty-model.ts';
import type { Target } from './models.ts';
import { type Charge, type MeterReading, type Quota, QuotaMeter } from './quota-meter.ts';

/** One quota and what became of it. */
export interface ReadMeter extends MeterReading {
  readonly region: string;
  /** A model's id, or an inference profile's. */
  readonly quotaId: string;
  readonly quota: Quota;
}

/** What a model or a profile may use in a region; what is left out is the stand-in's default. */
export type QuotaOf = (region: string, quotaId: string) => Partial<Quota> | undefined;

/** A call that is counted. */
export interface Counted {
  settle(tokens: number): void;
}

/** The quotas of every region: one for each model that is called by itself, another for each inference profile. */
export class Meters {
  readonly #meters = new Map<string, { region: string; quotaId: string; full: Quota; meter: QuotaMeter }>();
  readonly #quotaOf: QuotaOf;
  readonly #faults: FaultBoard;
  readonly #now: () => number;

  constructor(quotaOf: QuotaOf, faults: FaultBoard, now: () => number) {
    this.#quotaOf = quotaOf;
    this.#faults = faults;
    this.#now = now;
  }

  /** @throws AwsError with status 429 where a quota has no room */
  begin(region: string, target: Target, tokens: number): Counted {
    const meter = this.#meterOf(region, target);
    const charge = meter.begin(tokens, this.#now());
    if (typeof charge === 'string') throw throttling(charge);
    return { settle: (used) => this.#settle(meter, charge, used) };
  }

  read(): ReadMeter[] {
    return [...this.#meters.values()].map(({ region, quotaId, full, meter }) => ({
      region,
      quotaId,
      quota: full,
      ...meter.read(this.#now()),
    }));
  }

  #settle(meter: QuotaMeter, charge: Charge, used: number): void {
    meter.settle(charge, used, this.#now());
  }

  #meterOf(region: string, target: Target): QuotaMeter {
    const key = `${region} ${target.quotaId}`;
    const known = this.#meters.get(key) ?? this.#create(region, target);
    this.#meters.set(key, known);
    known.meter.change(shareOf(known.full, 1 - this.#faults.current.bedrock.othersShare));
    return known.meter;
  }

  #create(region: string, { quotaId, model }: Target) {
    const { requestsPerMinute, tokensPerMinute } = model;
    // A day's tokens are by default those of its minutes.
    const tokensPerDay = tokensPerMinute * 1_440;
    const full = { requestsPerMinute, tokensPerMinute, tokensPerDay, ...this.#quotaOf(region, quotaId) };
    return { region, quotaId, full, meter: new QuotaMeter(full) };
  }
}

function shareOf({ requestsPerMinute, tokensPerMinute, tokensPerDay }: Quota, share: number): Quota {
  return {
    requestsPerMinute: requestsPerMinute * share,
    tokensPerMinute: tokensPerMinute * share,
    tokensPerDay: tokensPerDay * share,
  };
}
