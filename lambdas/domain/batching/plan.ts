import type { BatchSettings } from '../../contract/batch-settings.ts';

/** A question that waits for a batch job, as far as planning goes. */
export interface Waiting {
  readonly model: string;
  /** When it was first queued for a model. Milliseconds since 1970. */
  readonly acceptedAtMs: number;
}

/** What becomes of the questions that wait; those in neither wait on. */
export interface Plan<T> {
  /** Each of one model. */
  readonly jobs: readonly { readonly model: string; readonly records: readonly T[] }[];
  /** They have waited long enough for others to come: to be asked by themselves. */
  readonly overdue: readonly T[];
}

const MINUTE_MS = 60_000;
/** Where as many jobs are under way as may be, questions wait for one of them to end, but not for their whole day. */
const LATEST_MS = 12 * 60 * MINUTE_MS;

/**
 * Which questions go together into jobs: as soon as there are enough of a model, as many as a job may have.
 * @param held the oldest first
 * @param underWay jobs of each model
 */
export function planOf<T extends Waiting>(
  held: readonly T[],
  underWay: ReadonlyMap<string, number>,
  settings: BatchSettings,
  nowMs: number,
): Plan<T> {
  const models = [...new Set(held.map(({ model }) => model))];
  const plans = models.map((model) => {
    const ofModel = held.filter((one) => one.model === model);
    return planOfModel(ofModel, settings.mostJobs - (underWay.get(model) ?? 0), settings, nowMs);
  });
  return {
    jobs: plans.flatMap(({ jobs }, at) => jobs.map((records) => ({ model: models[at] ?? '', records }))),
    overdue: plans.flatMap(({ overdue }) => overdue),
  };
}

function planOfModel<T extends Waiting>(
  held: readonly T[],
  freeJobs: number,
  { leastRecords, mostRecords, waitMinutes }: BatchSettings,
  nowMs: number,
): { readonly jobs: readonly (readonly T[])[]; readonly overdue: readonly T[] } {
  const jobs: T[][] = [];
  let left = [...held];
  while (left.length >= leastRecords && jobs.length < freeJobs) {
    jobs.push(left.slice(0, mostRecords));
    left = left.slice(mostRecords);
  }
  const patienceMs = left.length >= leastRecords ? LATEST_MS : waitMinutes * MINUTE_MS;
  return { jobs, overdue: left.filter(({ acceptedAtMs }) => nowMs - acceptedAtMs >= patienceMs) };
}
