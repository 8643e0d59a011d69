import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../lambda/mapping-fixture.ts';
import { ACCOUNT, REGION } from '../resource.ts';
import {
  AUTHORIZER_ARN,
  broker,
  closeBrokers,
  letIn,
  queueAction,
  rule,
  toFunction,
  whispering,
} from './iot-fixture.ts';

afterEach(closeBrokers);
const PRESENCE = "SELECT *, topic() AS topic FROM '$aws/events/presence/+/+'";

describe('a topic rule', () => {
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
});
