import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudResource } from '../../../../local/engines/engine.ts';
import { until } from '../../lambda/mapping-fixture.ts';
import { ACCOUNT, REGION } from '../resource.ts';
import { AUTHORIZER_ARN, broker, closeBrokers, letIn, queueAction, rule } from './iot-fixture.ts';

afterEach(closeBrokers);

const FUNCTION_ARN = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:app-whisper`;
const PRESENCE = "SELECT *, topic() AS topic FROM '$aws/events/presence/+/+'";

function toFunction(sql: string): CloudResource {
  return rule('app_whisper', sql, { Actions: [{ Lambda: { FunctionArn: FUNCTION_ARN } }] });
}

/** A broker whose rule hands what it selects to a list. */
async function whispering(sql: string) {
  const seen: unknown[] = [];
  const started = await broker(
    ({ functionArn }, event) => {
      if (functionArn === AUTHORIZER_ARN) return letIn();
      seen.push(event);
      return null;
    },
    [toFunction(sql)],
  );
  return { ...started, seen };
}

describe('a topic rule', () => {
  test('hands a message with what it adds to a function', async () => {
    const sql = "SELECT *, topic() AS topic, topic(4) AS user, clientid() AS client FROM 'm/app/u/+/eph/+'";
    const { connected, seen } = await whispering(sql);
    const client = await connected('kim~1');
    client.publish('m/app/u/kim/eph/s1', '{"data":{"typing":true}}');
    client.publish('m/app/u/kim/other', '{}');
    await until(() => seen.length > 0);
    expect(seen).toEqual([
      { data: { typing: true }, topic: 'm/app/u/kim/eph/s1', user: 'kim', client: 'kim~1' },
    ]);
  });

  test('takes what it names of a payload, and nothing that a payload brings along or lacks', async () => {
    const { connected, seen } = await whispering("SELECT data, topic(2) AS author FROM 'm/+'");
    const client = await connected('kim~1');
    for (const payload of ['{"data":[1],"author":"lee"}', '{"author":"lee"}', '7', 'no json']) {
      client.publish('m/kim', payload);
    }
    await until(() => seen.length === 4);
    expect(seen).toEqual([
      { data: [1], author: 'kim' },
      { author: 'kim' },
      { author: 'kim' },
      { author: 'kim' },
    ]);
  });

  test('adds nothing to a payload that is no JSON object', async () => {
    const { connected, seen, said } = await whispering("SELECT *, topic() AS topic FROM 'a'");
    const client = await connected('kim');
    client.publish('a', 'not json');
    await until(() => said.length > 0);
    expect(said).toEqual([
      'app_whisper: Error: the payload on a is no JSON object, so that nothing can be added to it',
    ]);
    expect(seen).toEqual([]);
  });

  test('tells of lifecycles: connected, taken over, ended by the client, lost, deleted', async () => {
    const { connected, call, seen } = await whispering(PRESENCE);
    await connected('kim~1');
    const second = await connected('kim~1');
    second.disconnect();
    await second.ended();
    const third = await connected('kim~1');
    third.socket.terminate();
    await until(() => seen.length === 6);
    await connected('kim~1');
    await call('iotdata', 'DeleteConnection', { clientId: 'kim~1' });
    await until(() => seen.length === 8);
    const told = (seen as Record<string, unknown>[]).map(({ eventType, versionNumber, disconnectReason }) =>
      [eventType, versionNumber, disconnectReason].filter((each) => each !== undefined).join(' '),
    );
    expect(told).toEqual([
      'connected 0',
      'disconnected 0 DUPLICATE_CLIENTID',
      'connected 1',
      'disconnected 1 CLIENT_INITIATED_DISCONNECT',
      'connected 2',
      'disconnected 2 CONNECTION_LOST',
      'connected 3',
      'disconnected 3 API_INITIATED_DISCONNECT',
    ]);
  });

  test('wants what its condition says, and nothing that lacks it', async () => {
    const { connected, seen } = await whispering("SELECT * FROM 'a' WHERE kind = 'b'");
    const client = await connected('kim');
    for (const payload of ['{"kind":"c"}', '{"other":"b"}', 'kind', '["b"]', '{"kind":"b","at":1}'])
      client.publish('a', payload);
    await until(() => seen.length > 0);
    expect(seen).toEqual([{ kind: 'b', at: 1 }]);
  });

  test("writes lifecycles as AWS does, into a queue with the rule's role", async () => {
    const asked: unknown[] = [];
    const rules = [rule('app_presence', PRESENCE, { Actions: [queueAction()] })];
    const { connected, queued } = await broker(
      () => letIn(),
      rules,
      ({ roleArn }, { action, resource }) => asked.push([roleArn, action, resource]) > 0,
    );
    const client = await connected('kim~1');
    client.disconnect();
    await client.ended();
    await sleep(20);
    const common = {
      clientId: 'kim~1',
      timestamp: expect.any(Number),
      sessionIdentifier: expect.stringMatching(/^[0-9a-f-]{36}$/),
      principalIdentifier: 'kim',
      versionNumber: 0,
    };
    const [connectedEvent, disconnectedEvent] = await queued();
    expect(connectedEvent).toEqual({
      ...common,
      eventType: 'connected',
      ipAddress: '127.0.0.1',
      topic: '$aws/events/presence/connected/kim~1',
    });
    expect(disconnectedEvent).toEqual({
      ...common,
      eventType: 'disconnected',
      clientInitiatedDisconnect: true,
      disconnectReason: 'CLIENT_INITIATED_DISCONNECT',
      topic: '$aws/events/presence/disconnected/kim~1',
    });
    expect(disconnectedEvent?.sessionIdentifier).toBe(connectedEvent?.sessionIdentifier);
    const queueArn = `arn:aws:sqs:${REGION}:${ACCOUNT}:app-presence`;
    expect(asked[0]).toEqual([`arn:aws:iam::${ACCOUNT}:role/rule`, 'sqs:SendMessage', queueArn]);
  });

  test('tells of nobody who left while the authorizer judged', async () => {
    const seen: unknown[] = [];
    const { client, iot } = await broker(
      async ({ functionArn }, event) => {
        if (functionArn !== AUTHORIZER_ARN) seen.push(event);
        await sleep(100);
        return letIn();
      },
      [toFunction(PRESENCE)],
    );
    const device = client({ 'x-amz-customauthorizer-name': 'app-authorizer' });
    const code = device.connect({ clientId: 'kim~1' }).catch(() => 'none');
    await sleep(40);
    device.socket.terminate();
    await sleep(150);
    expect(await code).toBe('none');
    expect([iot.connections(REGION), seen]).toEqual([0, []]);
  });

  test('tells of nobody whose region went down', async () => {
    const { connected, faults, seen, said } = await whispering(PRESENCE);
    const client = await connected('kim~1');
    await until(() => seen.length === 1);
    faults.change({ regions: { [REGION]: 'down' } });
    await client.ended();
    faults.change({ regions: {} });
    await sleep(50);
    expect(seen).toHaveLength(1);
    expect(said).toEqual([]);
  });

  test('tells its error action what failed, and the log why', async () => {
    const failing = rule('app_presence', "SELECT * FROM 'a'", {
      Actions: [{ Lambda: { FunctionArn: FUNCTION_ARN } }],
      ErrorAction: queueAction(),
    });
    const { connected, queued, said } = await broker(
      ({ functionArn }) => (functionArn === AUTHORIZER_ARN ? letIn() : new Error('broken')),
      [failing],
    );
    const client = await connected('kim');
    client.publish('a', '{"b":1}');
    const [failure] = await queued();
    expect(failure).toEqual({
      ruleName: 'app_presence',
      topic: 'a',
      clientId: 'kim',
      base64OriginalPayload: Buffer.from('{"b":1}').toString('base64'),
      failures: [
        {
          failedAction: 'LambdaAction',
          failedResource: FUNCTION_ARN,
          errorMessage: expect.stringContaining('broken'),
        },
      ],
    });
    expect(said).toEqual([expect.stringContaining('broken')]);
  });

  test.each([
    ["SELECT a.b FROM 'x'", /does not know a\.b in the SQL/],
    ["SELECT * FROM 'x' WHERE a = 1", /does not know the statement/],
    ["SELECT *, upper(a) AS b FROM 'x'", /does not know upper\(a\) AS b/],
    ["SELECT *, topic() FROM 'x'", /does not know topic\(\) in/],
  ])('fails the start with a sentence for %s', async (sql, message) => {
    await expect(broker(() => letIn(), [toFunction(sql)])).rejects.toThrow(message);
  });

  test.each([
    [rule('app_x', "SELECT * FROM 'a'", { Actions: [{ Sns: {} }] }), /resource app_x-id: .* the action Sns/],
    [
      rule('app-x', "SELECT * FROM 'a'", { Actions: [] }),
      /name is app-x; .* letters, digits and underscores/,
    ],
  ])('fails the start with a sentence for what nobody can do', async (bad, message) => {
    await expect(broker(() => letIn(), [bad])).rejects.toThrow(message);
  });
});
