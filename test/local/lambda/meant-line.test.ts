import { type Faults, NO_FAULTS } from '../../../local/faults/faults.ts';
import type { LogLine } from '../../../local/lambda/log-line.ts';
import { meantLine } from '../../../local/lambda/meant-line.ts';

const POLL = 'Event source mapping from bulk: ServiceUnavailable: Region r went down during the poll.';
const THROTTLED = 'Event source mapping from bulk: RequestThrottled: Slow down.';
const DENIED = 'Event source mapping from bulk: AccessDeniedException: no';
const DOWN: Faults = { ...NO_FAULTS, regions: { r: 'down' } };
const THROTTLES: Faults = { ...NO_FAULTS, throttle: { ...NO_FAULTS.throttle, sqs: 0.5 } };

test.each<[string, Partial<LogLine>, Faults, boolean]>([
  ['trouble of a region that is down', { text: POLL }, DOWN, true],
  ['a throttle that is in force', { text: THROTTLED }, THROTTLES, true],
  ['trouble of another region', { text: POLL, region: 'other' }, DOWN, false],
  ['another trouble while services throttle', { text: DENIED }, THROTTLES, false],
  ['trouble without a fault', { text: POLL }, NO_FAULTS, false],
  ['what a function says itself', { text: 'no', source: 'stdout' }, DOWN, false],
])('%s', (_, about, faults, isMeant) => {
  const line: LogLine = { atMs: 0, region: 'r', functionName: 'f', source: 'platform', text: '', ...about };
  expect(meantLine(line, faults)).toEqual(isMeant ? { ...line, isMeant: true } : line);
});
