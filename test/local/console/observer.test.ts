import { createJournal } from '../../../local/console/journal.ts';
import { latencyWindow } from '../../../local/console/latency-window.ts';
import { createObserver } from '../../../local/console/observer.ts';
import type { CallRecord } from '../../../local/engines/wire/gate.ts';
import type { LogLine } from '../../../local/lambda/log-line.ts';

const [DUBLIN, TOKYO] = ['eu-west-1', 'ap-northeast-1'];
const EVENT = {
  id: '01a1fa88-dd73-7000-921c-3d1a392ccf02',
  subject: 'a session',
  type: 'profile.patched',
  data: {},
};
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

const call = (region: string, operation: string, input: Record<string, unknown>): CallRecord => ({
  ...{ region, operation, input, service: 'any', startedAt: 0, durationMs: 1 },
  principal: { kind: 'role', functionName: 'meridian-any' },
});
const commits = { v: 1, kind: 'commits', session: EVENT.subject, commits: [{ events: [EVENT] }], heads: {} };
const publish = (region: string) => call(region, 'Publish', { topic: 't', payload: base64(commits) });

/** An answer of accept, as the gateway passes it on. */
const accepted = (body: object, statusCode = 202) => ({
  region: DUBLIN,
  functionName: 'meridian-accept',
  payload: JSON.stringify({ routeKey: 'POST /v1/batch', requestContext: { requestId: 'request-1' } }),
  result: JSON.stringify({ statusCode, body: JSON.stringify(body) }),
  durationMs: 12,
});

describe('the observer', () => {
  let nowMs = 1_000;
  const at = (ms: number) => {
    nowMs = ms;
  };

  function watched() {
    const observer = createObserver(() => nowMs);
    observer.watch(true);
    return observer;
  }

  test('follows an event from the queue to the devices of every region', () => {
    const observer = watched();
    at(1_000);
    observer.called(call(DUBLIN, 'SendMessage', { MessageBody: JSON.stringify({ v: 1, event: EVENT }) }));
    at(1_010);
    observer.answered(accepted({ eventId: EVENT.id, sessionId: EVENT.subject }));
    at(1_050);
    const commit = {
      sk: { S: 'EVENT#eu-west-1.1#000000000001' },
      events: { L: [{ S: JSON.stringify(EVENT) }] },
    };
    observer.called(call(DUBLIN, 'PutItem', { Item: commit }));
    observer.called(call(DUBLIN, 'PutRecords', { Records: [{ Data: base64(EVENT) }] }));
    at(1_080);
    observer.called(publish(DUBLIN));
    observer.called(publish(DUBLIN));
    at(1_310);
    observer.called(publish(TOKYO));
    const [trace, ...others] = observer.traces('request-1', 10);
    expect(others).toEqual([]);
    expect(trace).toMatchObject({ eventId: EVENT.id, sessionId: EVENT.subject, requestId: 'request-1' });
    expect(trace?.steps.map(({ atMs, region, step }) => [atMs, region, step])).toEqual([
      [1_000, DUBLIN, 'queued'],
      [1_010, DUBLIN, 'accepted'],
      [1_050, DUBLIN, 'committed'],
      [1_050, DUBLIN, 'streamed'],
      [1_080, DUBLIN, 'pushed'],
      [1_310, TOKYO, 'pushed'],
    ]);
    expect(observer.traces(EVENT.id, 10)).toEqual([trace]);
    expect(observer.traces('nothing', 10)).toEqual([]);
    expect(observer.visibleLatency()).toEqual({ count: 2, p50: 70, p95: 300, p99: 300 });
    expect(observer.visibleLatency(TOKYO)?.p50).toBe(300);
    expect(observer.acceptLatency(DUBLIN)).toEqual({ count: 1, p50: 12, p95: 12, p99: 12 });
  });

  test('counts what functions do, failed answers apart, and leaves probes and the operator out', () => {
    const observer = watched();
    observer.answered(accepted({ results: [{ status: 202, eventId: EVENT.id }, { status: 400 }] }));
    observer.answered({ ...accepted({}), result: undefined });
    observer.answered({ ...accepted({}, 503) });
    observer.answered({ ...accepted({}), payload: '{"routeKey":"GET /v1/health"}' });
    expect(observer.requestsOf(DUBLIN)).toEqual({ requests: 3, errors: 2 });
    expect(observer.traces(EVENT.id, 1)).toHaveLength(1);
    observer.called(
      call(DUBLIN, 'PutRecords', { Records: [{ Data: base64(EVENT) }, { Data: base64(EVENT) }] }),
    );
    observer.called({ ...call(DUBLIN, 'PutRecords', { Records: [{}] }), errorCode: 'Throttled' });
    observer.called({ ...call(DUBLIN, 'PutRecords', { Records: [{}] }), principal: { kind: 'operator' } });
    expect(observer.callsOf(DUBLIN)).toEqual({ PutRecords: 2 });
  });

  test('follows nothing while nobody watches, and is not put out by calls that it does not understand', () => {
    const observer = createObserver();
    observer.called(publish(DUBLIN));
    expect(observer.traces(EVENT.id, 1)).toEqual([]);
    observer.watch(true);
    const strange = [
      call(DUBLIN, 'SendMessage', { MessageBody: 'no JSON' }),
      call(DUBLIN, 'PutItem', {}),
      call(DUBLIN, 'PutItem', { Item: { sk: { S: 'MSG#1' } } }),
      call(DUBLIN, 'Publish', { payload: base64({ kind: 'presence' }) }),
      call(DUBLIN, 'PutRecords', { Records: 7 }),
    ];
    for (const each of strange) expect(() => observer.called(each)).not.toThrow();
    expect(observer.traces(EVENT.id, 1)).toEqual([]);
  });
});

describe('what the console remembers', () => {
  test('a window of latencies forgets what is older than ten seconds', () => {
    const window = latencyWindow();
    for (let ms = 1; ms <= 100; ms++) window.add(ms, 0);
    expect(window.summary(10_000)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99 });
    window.add(7, 10_000);
    expect(window.summary(10_001)).toEqual({ count: 1, p50: 7, p95: 7, p99: 7 });
    expect(window.summary(30_000)).toBeUndefined();
  });

  test('a journal finds the youngest lines first, keeps so many, and no probes or metrics', () => {
    const journal = createJournal(3);
    const line = (text: string, requestId?: string): LogLine => ({
      ...{ atMs: 0, region: DUBLIN, functionName: 'meridian-read', source: 'stdout', text },
      ...(requestId !== undefined && { requestId }),
    });
    for (const text of ['a 1', 'a 2', 'a 3', 'a 4']) journal.add(line(text));
    journal.add(line('{"route":"GET /v1/health","durationMs":0} a'));
    journal.add(line('{"CloudWatchMetrics":[]} a'));
    expect(journal.find('a', 10).map(({ text }) => text)).toEqual(['a 4', 'a 3', 'a 2']);
    expect(journal.find('a', 1)).toHaveLength(1);
    journal.add(line('by invocation', 'invocation-7'));
    expect(journal.find('invocation-7', 10).map(({ text }) => text)).toEqual(['by invocation']);
  });
});
