import { IoTDataPlaneClient, PublishCommand } from '@aws-sdk/client-iot-data-plane';
import { iotPublish } from '../../../lambdas/platform/iot-publish.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { type FakeIot, partsOf, startFakeIot } from './fake-iot.ts';

const TOPIC = 'meridian/app/u/0123/in';
let iot: FakeIot;

beforeAll(async () => {
  iot = await startFakeIot();
});
afterAll(() => iot.close());
beforeEach(() => iot.reset());

test.each([undefined, 'ap-northeast-1'])(
  'publishes what the SDK publishes, to the same path and in the same name, to the broker of %s',
  async (region) => {
    await iotPublish(guarded('The broker'), region)(TOPIC, '{"text":"héllo"}');
    const sdk = new IoTDataPlaneClient(region === undefined ? {} : { region });
    await sdk.send(new PublishCommand({ topic: TOPIC, payload: Buffer.from('{"text":"héllo"}') }));
    sdk.destroy();
    const [ours, theirs] = iot.seen.map(partsOf);
    expect(ours).toEqual(theirs);
  },
);

test('tries a second time after a 503, and not after a refusal', async () => {
  const publish = iotPublish(guarded('The broker'));
  iot.statuses = [503];
  await publish(TOPIC, '{}');
  expect(iot.seen).toHaveLength(2);
  iot.statuses = [403];
  await expect(publish(TOPIC, '{}')).rejects.toMatchObject({ code: 'broker-refused', fate: 'broken' });
  expect(iot.seen).toHaveLength(3);
});

test('goes on being called, whatever it refuses of single messages', async () => {
  const publish = iotPublish(guarded('The broker'));
  iot.statuses = Array(6).fill(413);
  for (let at = 0; at < 6; at += 1) await expect(publish(TOPIC, '{}')).rejects.toThrow('413');
  await publish(TOPIC, '{}');
  expect(iot.seen).toHaveLength(7);
});

test('is not called for a moment once it failed five times in a row', async () => {
  const publish = iotPublish(guarded('The broker'));
  iot.statuses = Array(10).fill(500);
  for (let at = 0; at < 5; at += 1) await expect(publish(TOPIC, '{}')).rejects.toThrow();
  await expect(publish(TOPIC, '{}')).rejects.toMatchObject({ code: 'circuit-open' });
  expect(iot.seen).toHaveLength(10);
});
