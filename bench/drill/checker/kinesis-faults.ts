import { disagreements } from '../../prove/streams.ts';
import { homeOf, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/**
 * Each region's stream carries every event that the region committed, at least once, under the key of its session, and nothing but
 * what some lane has.
 */
export function kinesisFaults({ commits, evidence: { replicas } }: Truth): Verdict {
  const records = replicas.flatMap(({ streamed }) => streamed);
  const isShared = commits.some(({ lane }) => homeOf(lane, replicas) === undefined);
  // A lane that no region owns may go out anywhere.
  const violations = isShared
    ? disagreements(commits, commits, records)
    : replicas.flatMap((replica) =>
        disagreements(
          commits.filter(({ lane }) => homeOf(lane, replicas) === replica),
          commits,
          replica.streamed,
        ),
      );
  return {
    id: 'kinesis',
    claim:
      'Kinesis has every event of its region under its session’s key, and nothing but what was committed',
    among: `${records.length} records`,
    tried: records.length,
    violations,
  };
}
