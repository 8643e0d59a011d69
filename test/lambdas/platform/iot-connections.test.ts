import {
  DeleteConnectionCommand,
  GetConnectionCommand,
  IoTDataPlaneClient,
} from '@aws-sdk/client-iot-data-plane';
import { iotConnections } from '../../../lambdas/platform/iot-connections.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { type FakeIot, partsOf, startFakeIot } from './fake-iot.ts';

const CLIENT = `${'a'.repeat(32)}~phone~1`;
let iot: FakeIot;

beforeAll(async () => {
  iot = await startFakeIot();
});
afterAll(() => iot.close());
beforeEach(() => iot.reset());

const connections = () => iotConnections(guarded('The broker'));

test('asks and ends as the SDK does', async () => {
  iot.answer = '{"connected":true}';
  expect(await connections().isOpen(CLIENT)).toBe(true);
  await connections().end(CLIENT);
  const sdk = new IoTDataPlaneClient({});
  await sdk.send(new GetConnectionCommand({ clientId: CLIENT }));
  await sdk.send(new DeleteConnectionCommand({ clientId: CLIENT }));
  sdk.destroy();
  const [asked, ended, ...theirs] = iot.seen.map(partsOf);
  expect([asked, ended]).toEqual(theirs);
});

test('who is unknown or gone is not connected, and needs no end', async () => {
  iot.statuses = [404, 200, 404];
  iot.answer = '{"connected":false}';
  expect(await connections().isOpen(CLIENT)).toBe(false);
  expect(await connections().isOpen(CLIENT)).toBe(false);
  await connections().end(CLIENT);
  expect(iot.seen).toHaveLength(3);
});

test('nobody is taken to be gone because the broker does not answer', async () => {
  iot.statuses = [429, 429, 403];
  await expect(connections().isOpen(CLIENT)).rejects.toMatchObject({ code: 'broker-refused' });
  await expect(connections().end(CLIENT)).rejects.toMatchObject({ code: 'broker-refused' });
});
