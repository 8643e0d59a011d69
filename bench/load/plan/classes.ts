export type Group = 'read' | 'write' | 'ai';

/** One kind of request and its share of all arrivals. */
export interface TrafficClass {
  readonly name: 'profile' | 'events' | 'patch' | 'completion';
  /** What the mix of 70 % reads, 20 % writes and 10 % AI counts it as. */
  readonly group: Group;
  readonly percent: number;
  /** Said in every report. */
  readonly note?: string;
}

/** The mix. A class more is a line here and its request in `requests.ts`. */
export const CLASSES: readonly TrafficClass[] = [
  { name: 'profile', group: 'read', percent: 50 },
  { name: 'events', group: 'read', percent: 20 },
  { name: 'patch', group: 'write', percent: 20 },
  {
    name: 'completion',
    group: 'ai',
    percent: 10,
    note: 'AI latencies are those of the 202. When the last question was answered is a limit of its own; those of the naive handler nobody answers.',
  },
];

/** Chooses a class by its share; `random` gives numbers from 0 to 1. */
export function pickClass(random: () => number, classes: readonly TrafficClass[] = CLASSES): TrafficClass {
  let left = random() * 100;
  for (const one of classes) {
    left -= one.percent;
    if (left < 0) {
      return one;
    }
  }
  return classes.at(-1) as TrafficClass;
}
