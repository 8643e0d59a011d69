import type { Told } from '../children/listen.ts';
import { type Check, without } from '../harness/check.ts';
import type { Findings } from './listening.ts';
import type { Logged } from './logged.ts';
import type { Options } from './options.ts';
import type { Written } from './writing.ts';

export interface Facts {
  readonly written: Written;
  readonly killed: number;
  readonly logged: Logged;
  readonly told: Told;
  readonly findings: readonly Findings[];
  readonly seconds: number;
}

/** What a drill of devices shows. */
export function judge({ envelopes, devices, kills }: Options, facts: Facts): Check[] {
  const { written, killed, logged, told, findings, seconds } = facts;
  const events = Object.values(logged).reduce((sum, { length }) => sum + length, 0);
  const { messages, lost, twice, late, broken } = told;
  const among = `${findings.length} devices × ${events} events`;
  const those = (of: (finding: Findings) => number): string[] =>
    findings.filter((finding) => of(finding) > 0).map((finding) => `${finding.device}: ${of(finding)}`);
  return [
    {
      claim: `at least ${envelopes} envelopes were pushed`,
      seen: `${messages} in ${seconds.toFixed(0)} s`,
      holds: messages >= envelopes,
    },
    {
      claim: 'on their way some were lost, came twice or late, and connections broke',
      seen: `${lost} lost, ${twice} twice, ${late} late, ${broken} broken, ${killed} regions died`,
      holds: Math.min(lost, twice, late, broken) > 0 && killed >= kills,
    },
    without(
      'each write was applied',
      written.failed > 0 ? [`${written.failed} were not`] : [],
      `${written.sent} writes`,
    ),
    {
      claim: 'every device was heard in the end',
      seen: among,
      holds: findings.length === devices && events > 0,
    },
    without(
      'no event is missing on a device',
      those(({ lost: missing }) => missing),
      among,
    ),
    without(
      'no event was shown twice',
      those(({ twice: shown }) => shown),
      among,
    ),
    without(
      'no event was shown that no log has',
      those(({ foreign }) => foreign),
      among,
    ),
    without(
      'no lane went back on a device',
      those(({ disorder }) => disorder),
      among,
    ),
  ];
}
