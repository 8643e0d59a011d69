import type { Topics } from '../contract/topics.ts';
import type { Publish } from '../platform/iot-publish.ts';
import type { Announce } from './ports.ts';

/** Announces by the one topic that every device hears: a region that is lost cannot say that its devices are. */
export function announcing(publish: Publish, topics: Topics): Announce {
  return (lost) => publish(topics.everyone(), JSON.stringify({ v: 1, kind: 'regions', lost }));
}
