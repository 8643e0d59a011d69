import {
  DeleteConnectionCommand,
  GetConnectionCommand,
  IoTDataPlaneClient,
  ListSubscriptionsCommand,
  PublishCommand,
} from '@aws-sdk/client-iot-data-plane';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import type { Authorize } from '../../../../local/engines/wire/gate.ts';
import { startWireFront } from '../../../../local/engines/wire/wire-front.ts';
import { until } from '../../lambda/mapping-fixture.ts';
import { ACCOUNT, REGION } from '../resource.ts';
import { broker, closeBrokers, letIn } from './iot-fixture.ts';

const closing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeBrokers();
});

/** The unmodified SDK before a broker, as a function with a role. */
async function dataPlane(allow: Authorize = () => true) {
  const started = await broker(() => letIn());
  const accounts = createKeyRing();
  const { iot, faults } = started;
  const wire = await startWireFront({ port: 0, accounts, allow, engines: [iot], faults });
  const credentials = accounts.issue({ kind: 'role', roleArn: `arn:aws:iam::${ACCOUNT}:role/relay` });
  process.env.AWS_ENDPOINT_URL_IOT_DATA_PLANE = wire.url;
  const sdk = new IoTDataPlaneClient({ region: REGION, credentials, maxAttempts: 1 });
  closing.push(
    () => sdk.destroy(),
    () => wire.close(),
    () => void delete process.env.AWS_ENDPOINT_URL_IOT_DATA_PLANE,
  );
  return { ...started, sdk };
}

describe('the data plane', () => {
  test("publishes bytes of any kind to a topic, with the role's permission", async () => {
    const asked: unknown[] = [];
    const { connected, sdk } = await dataPlane((_, access) => asked.push(access) > 0);
    const client = await connected('kim');
    await client.subscribe('m/app/u/kim/in');
    const payload = Buffer.from('{"v":1,"text":"ẞ\\u0000"}');
    await sdk.send(new PublishCommand({ topic: 'm/app/u/kim/in', qos: 0, payload }));
    await until(() => client.messages.length > 0);
    expect(client.messages).toEqual([{ topic: 'm/app/u/kim/in', payload: payload.toString() }]);
    expect(asked).toEqual([
      { action: 'iot:Publish', resource: `arn:aws:iot:${REGION}:${ACCOUNT}:topic/m/app/u/kim/in` },
    ]);
  });

  test('refuses a role without permission', async () => {
    const { sdk } = await dataPlane(() => false);
    await expect(sdk.send(new PublishCommand({ topic: 'a' }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('iot:Publish'),
    });
  });

  test('tells of a connection while it lasts and for half an hour after it', async () => {
    const { connected, sdk } = await dataPlane();
    const client = await connected('kim~laptop~1');
    await client.subscribe('a/+', 'b');
    const clientId = 'kim~laptop~1';
    expect(await sdk.send(new GetConnectionCommand({ clientId }))).toMatchObject({
      connected: true,
      clientId,
      cleanSession: true,
      keepAliveDuration: 30,
      connectedSince: expect.any(Number),
    });
    expect((await sdk.send(new ListSubscriptionsCommand({ clientId }))).subscriptions).toEqual([
      { topicFilter: 'a/+', qos: 0 },
      { topicFilter: 'b', qos: 0 },
    ]);
    await sdk.send(new DeleteConnectionCommand({ clientId, preventWillMessage: true }));
    await client.ended();
    expect(await sdk.send(new GetConnectionCommand({ clientId }))).toMatchObject({
      connected: false,
      disconnectReason: 'API_INITIATED_DISCONNECT',
      disconnectedSince: expect.any(Number),
    });
  });

  test('knows nobody who was never there', async () => {
    const { sdk } = await dataPlane();
    const unknown = { name: 'ResourceNotFoundException' };
    await expect(sdk.send(new GetConnectionCommand({ clientId: 'x' }))).rejects.toMatchObject(unknown);
    await expect(sdk.send(new DeleteConnectionCommand({ clientId: 'x' }))).rejects.toMatchObject(unknown);
  });

  test.each<[string, object, string]>([
    ['a topic of nine levels', { topic: '1/2/3/4/5/6/7/8/9' }, 'InvalidRequestException'],
    ['a wildcard', { topic: 'a/+' }, 'InvalidRequestException'],
    ["AWS's own topics", { topic: '$aws/events/x' }, 'InvalidRequestException'],
    ['QoS 2', { topic: 'a', qos: 2 }, 'InvalidRequestException'],
    [
      'more than 128 KB',
      { topic: 'a', payload: Buffer.alloc(128 * 1024 + 1) },
      'RequestEntityTooLargeException',
    ],
  ])('refuses %s', async (_, input, name) => {
    const { sdk } = await dataPlane();
    await expect(sdk.send(new PublishCommand(input as { topic: string }))).rejects.toMatchObject({ name });
  });
});
