export type Group = 'read' | 'write' | 'ai';

/** One kind of request and its share of all arrivals. */
export interface TrafficClass {
  readonly name: 'profile' | 'events' | 'patch' | 'message';
  /** What the mix of 70 % reads, 20 % writes and 10 % AI counts it as. */
  readonly group: Group;
  readonly percent: number;
  /** Said in every report where the class is not yet what its group means. */
  readonly standIn?: string;
}

/** The mix. A class more is a line here and its request in `requests.ts`. */
export const CLASSES: readonly TrafficClass[] = [
  { name: 'profile', group: 'read', percent: 50 },
  { name: 'events', group: 'read', percent: 20 },
  { name: 'patch', group: 'write', percent: 20 },
  {
    name: 'message',
    group: 'ai',
    percent: 10,
    standIn: 'There is no AI job yet: its 10 % are messages, and their figures are those of messages.',
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
