import { differing, foreignIn } from '../../../bench/prove/log-checks.ts';
import type { ShownCommit } from '../../../bench/prove/logs.ts';
import { unfaithful } from '../../../bench/prove/messages.ts';
import { expectedProfile } from '../../../bench/prove/states.ts';
import { disagreements } from '../../../bench/prove/streams.ts';
import type { Body, Intent } from '../../../bench/prove/workload.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { DUBLIN, idAt, patched, SEOUL, SESSION, sent, TRACEPARENT } from '../../lambdas/domain/factories.ts';

const shown = (lane: string, version: number, ...events: MeridianEvent[]): ShownCommit => ({
  lane,
  version,
  events,
});
const patchEvent = (millis: number, body: Record<string, unknown>) => patched(millis, body).event;
const messageEvent = (millis: number, text: string) => sent(millis, text).event;
const streamed = (lane: string, version: number, event: MeridianEvent) => ({
  ...event,
  lane,
  version,
  traceparent: TRACEPARENT,
  partitionKey: SESSION,
});

function intent(millis: number, body: Body, otherBody?: Body): Intent {
  const again = otherBody && { region: 'eu-west-1', body: otherBody };
  return { session: 0, eventId: idAt(millis), kind: 'profile', body, region: 'ap-northeast-1', again };
}

describe('the proof of the logs', () => {
  const log = [shown(DUBLIN, 1, patchEvent(1, { a: 1 })), shown(SEOUL, 1, patchEvent(2, { a: 2 }))];

  it('finds data that nobody sent under that key', () => {
    expect(foreignIn(log, [intent(1, { a: 1 }), intent(2, { b: 2 }, { a: 2 })])).toEqual([]);
    expect(foreignIn(log, [intent(1, { a: 1 }), intent(2, { a: 1 })])).toHaveLength(1);
  });

  it('finds commits that one region has otherwise, however lanes are interleaved', () => {
    expect(differing(log, [...log].reverse())).toEqual([]);
    expect(differing(log, log.slice(1))).toHaveLength(1);
    expect(differing(log, [shown(DUBLIN, 1, patchEvent(1, { a: 9 })), ...log.slice(1)])).toHaveLength(2);
  });
});

describe('the proof of the streams', () => {
  const event = patchEvent(1, { a: 1 });
  const log = [shown(DUBLIN, 1, event)];

  it('allows a record to be there twice', () => {
    expect(disagreements(log, log, [streamed(DUBLIN, 1, event), streamed(DUBLIN, 1, event)])).toEqual([]);
  });

  it.each([
    ['no record', [], 1],
    ['other data under the same key', [streamed(DUBLIN, 1, patchEvent(1, { a: 2 }))], 1],
    [
      'other data beside the right one',
      [event, patchEvent(1, { a: 2 })].map((e) => streamed(DUBLIN, 1, e)),
      1,
    ],
    ['another version', [streamed(DUBLIN, 2, event)], 1],
    ['another key', [{ ...streamed(DUBLIN, 1, event), partitionKey: event.id }], 1],
  ])('finds %s', (_, records, howMany) => {
    expect(disagreements(log, log, records)).toHaveLength(howMany);
  });
});

describe('the proof of the states', () => {
  it('applies intents in the order of their ids', () => {
    expect(expectedProfile([intent(2, { a: 2 }), intent(1, { a: 1, b: 1 })], [])).toEqual({ a: 2, b: 1 });
  });

  it('takes of twins what was committed, the greater digest last', () => {
    const both = [{ a: 'x' }, { a: 'y' }].map((body) => patched(1, body));
    const [less, greater] = both.sort((a, b) => (a.stamp.digest < b.stamp.digest ? -1 : 1));
    const twins = [intent(1, { a: 'x' }, { a: 'y' })];
    const log = (...events: typeof both) => events.map(({ event }, at) => shown(`lane-${at}`, 1, event));
    for (const events of [both, [...both].reverse()]) {
      expect(expectedProfile(twins, log(...events))).toEqual(greater?.event.data);
    }
    expect(expectedProfile(twins, log(...(less ? [less] : [])))).toEqual(less?.event.data);
  });
});

describe('the proof of the messages', () => {
  const [one, other] = [messageEvent(1, 'one'), messageEvent(1, 'other')];
  const log = [shown(DUBLIN, 1, one), shown(SEOUL, 1, other)];

  it('lets either of two bodies win, in all regions alike', () => {
    expect(unfaithful([[one], [one], [one]], log)).toEqual([]);
    expect(unfaithful([[other], [other], [other]], log)).toEqual([]);
    expect(unfaithful([[one], [other], [one]], log)).toHaveLength(1);
  });

  it('finds a message that no lane has, and one that is not shown', () => {
    expect(unfaithful([[messageEvent(1, 'third')]], log)).toHaveLength(1);
    expect(unfaithful([[]], log)).toHaveLength(1);
  });
});
