import { until } from '../../lambda/mapping-fixture.ts';
import { REGION } from '../resource.ts';
import { broker, closeBrokers, letIn, may, policy } from './iot-fixture.ts';

afterEach(closeBrokers);

describe('the broker', () => {
  test('carries a message from one device to another', async () => {
    const { connected } = await broker(() => letIn());
    const [one, other] = [await connected('one'), await connected('other')];
    expect(await other.subscribe('a/+')).toEqual([0]);
    one.publish('a/b', 'hello');
    one.publish('a/b', 'again', 1);
    await one.next(4);
    await until(() => other.messages.length === 2);
    expect(other.messages).toEqual([
      { topic: 'a/b', payload: 'hello' },
      { topic: 'a/b', payload: 'again' },
    ]);
  });

  test('answers at /mqtt only, to this machine only', async () => {
    const { client, url } = await broker(() => letIn());
    const foreign = client({ origin: 'https://evil.example' });
    await foreign.ended();
    const { MqttClient } = await import('./mqtt-client.ts');
    const elsewhere = new MqttClient(url.replace('/mqtt', '/other'));
    await elsewhere.ended();
    const nowhere = new MqttClient(url.replace('/mqtt', '//'));
    await nowhere.ended();
    expect([foreign.refusal, elsewhere.refusal, nowhere.refusal]).toEqual([403, 404, 404]);
  });

  test('ends the older connection of a client id', async () => {
    const { connected } = await broker(() => letIn());
    const older = await connected('kim~laptop~1');
    const newer = await connected('kim~laptop~1');
    await older.ended();
    expect(await newer.subscribe('a')).toEqual([0]);
  });

  test('keeps 200 connections and gives one message to all of them', async () => {
    const { connected, iot, call } = await broker(() => letIn());
    const clients = await Promise.all(Array.from({ length: 200 }, (_, i) => connected(`kim~${i}`)));
    await Promise.all(clients.map((each) => each.subscribe('room/1/ev')));
    expect(iot.connections(REGION)).toBe(200);
    await call('iotdata', 'Publish', { topic: 'room/1/ev', payload: Buffer.from('all').toString('base64') });
    await until(() => clients.every(({ messages }) => messages.length === 1));
  });
});

describe("IoT Core's limits", () => {
  test.each<[string, (client: import('./mqtt-client.ts').MqttClient) => void]>([
    ['a message of QoS 2', (client) => client.publish('a', 'x', 2)],
    ['a subscription of QoS 2', (client) => client.sendSubscribe([['a', 2]])],
    ['nine filters in one request', (client) => client.sendSubscribe(nine())],
    ['a payload above 128 KB', (client) => client.publish('a', Buffer.alloc(128 * 1024 + 1))],
    ['a topic of nine levels', (client) => client.publish('1/2/3/4/5/6/7/8/9', 'x')],
    ['a filter of nine levels', (client) => client.sendSubscribe([['1/2/3/4/5/6/7/8/9', 0]])],
    ['a topic of 257 bytes', (client) => client.publish('x'.repeat(257), 'x')],
    ["one of AWS's topics", (client) => client.publish('$aws/events/presence/connected/kim', 'x')],
    ['a packet that is none', (client) => client.send(0xf0)],
    ['text', (client) => client.socket.send('hello')],
  ])('%s ends the connection', async (_, act) => {
    const { connected } = await broker(() => letIn());
    const client = await connected('kim');
    act(client);
    await client.ended();
  });

  test('128 KB on eight levels pass', async () => {
    const { connected } = await broker(() => letIn());
    const client = await connected('kim');
    await client.subscribe('1/2/3/4/5/6/7/8');
    client.publish('1/2/3/4/5/6/7/8', Buffer.alloc(128 * 1024, 'x'));
    await until(() => client.messages.length === 1);
    expect(client.messages[0]?.payload.length).toBe(128 * 1024);
  });

  test('the 51st subscription ends the connection', async () => {
    const { connected } = await broker(() => letIn());
    const client = await connected('kim');
    for (let i = 0; i < 50; i++) expect(await client.subscribe(`a/${i}`)).toEqual([0]);
    client.sendSubscribe([['a/50', 0]]);
    await client.ended();
  });

  test('what exceeds 100 messages a second is discarded, and the connection lasts', async () => {
    const { connected } = await broker(() => letIn());
    const [one, other] = [await connected('one'), await connected('other')];
    await other.subscribe('a');
    for (let i = 0; i < 300; i++) one.publish('a', String(i));
    await until(() => other.messages.length >= 100);
    await one.subscribe('b');
    // A burst may lie across two of the broker's seconds.
    expect(other.messages.length).toBeLessThanOrEqual(200);
  });

  test.each([0, 5, 30, 1_200, 5_000])(
    'a keep alive of %i s becomes one from 30 to 1200 s',
    async (wished) => {
      const { client, call } = await broker(() => letIn());
      const device = client({ 'x-amz-customauthorizer-name': 'app-authorizer' });
      expect(await device.connect({ clientId: 'kim', keepAliveSeconds: wished })).toBe(0);
      const { keepAliveDuration } = await call('iotdata', 'GetConnection', { clientId: 'kim' });
      expect(keepAliveDuration).toBe({ 0: 1_200, 5: 30, 30: 30, 1200: 1_200, 5000: 1_200 }[wished]);
    },
  );

  test('a client id of 129 bytes is refused', async () => {
    const { client } = await broker(() => letIn());
    const device = client({ 'x-amz-customauthorizer-name': 'app-authorizer' });
    expect(await device.connect({ clientId: 'k'.repeat(129) })).toBe(5);
  });
});

describe("the policies of an authorizer's answer", () => {
  const own = letIn({
    policyDocuments: [
      policy(
        may('iot:Connect', 'client/kim~*'),
        may(['iot:Subscribe'], 'topicfilter/u/kim/in', 'topicfilter/u/kim/deaf'),
        may('iot:Receive', 'topic/u/kim/in'),
        may('iot:Publish', 'topic/u/kim/eph/*', 'topic/u/kim/deaf', 'topic/u/kim/in'),
      ),
    ],
  });

  test("a device connects under its own user's client ids only", async () => {
    const { connected } = await broker(() => own);
    await connected('kim~laptop~1');
    await expect(connected('lee~laptop~1')).rejects.toThrow(/answered 5: .*iot:Connect on client\/lee/);
  });

  test('a filter that is not allowed is answered with 128, and the connection lasts', async () => {
    const { connected } = await broker(() => own);
    const client = await connected('kim~1');
    expect(await client.subscribe('u/lee/in', 'u/kim/in', 'u/+/in')).toEqual([128, 0, 128]);
  });

  test('a message to a topic that is not allowed ends the connection', async () => {
    const { connected } = await broker(() => own);
    const client = await connected('kim~1');
    client.publish('u/lee/eph/s', 'x');
    await client.ended();
  });

  test('a retained message needs a permission of its own', async () => {
    const { connected } = await broker(() => own);
    const client = await connected('kim~1');
    client.publish('u/kim/eph/s', 'x', 0, true);
    await client.ended();
  });

  test('what may not be received does not arrive', async () => {
    const { connected } = await broker(() => own);
    const client = await connected('kim~1');
    await client.subscribe('u/kim/in', 'u/kim/deaf');
    client.publish('u/kim/deaf', 'x');
    client.publish('u/kim/in', 'y');
    await until(() => client.messages.length > 0);
    expect(client.messages).toEqual([{ topic: 'u/kim/in', payload: 'y' }]);
  });
});

describe('a region that goes down', () => {
  test('drops and refuses devices, and takes them again afterwards', async () => {
    const { connected, faults, iot } = await broker(() => letIn());
    const client = await connected('kim');
    faults.change({ regions: { [REGION]: 'down' } });
    await client.ended();
    await expect(connected('lee')).rejects.toThrow();
    expect(iot.connections(REGION)).toBe(0);
    faults.change({ regions: {} });
    await connected('kim');
  });
});

function nine(): [string, number][] {
  return Array.from({ length: 9 }, (_, i) => [`a/${i}`, 0]);
}
