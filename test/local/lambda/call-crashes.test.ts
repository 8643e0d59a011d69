import { join } from 'node:path';
import { createSqsEngine, type SqsEngine } from '../../../local/engines/sqs/sqs-engine.ts';
import { startWireFront, type WireFront } from '../../../local/engines/wire/wire-front.ts';
import { ACCOUNT, resource } from '../engines/resource.ts';
import { type FunctionsFixture, functionOf, functionsOf, REGION, stopAll } from './functions-fixture.ts';

// The bundle stands in a folder of its own, from which it would not find the SDK.
const SENDS = `
  import { createRequire } from 'node:module';
  const sdk = createRequire(${JSON.stringify(join(process.cwd(), 'package.json'))})('@aws-sdk/client-sqs');
  const client = new sdk.SQSClient({});
  export const handler = async () => {
    await client.send(new sdk.SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: 'x' }));
    return 'sent';
  };`;

let engine: SqsEngine;
let front: WireFront;
let fixture: FunctionsFixture;

beforeEach(async () => {
  const environment: Record<string, string> = {};
  fixture = functionsOf([functionOf('app-sender', SENDS, { environment, timeoutMs: 10_000 })]);
  const { faults, keys, functions } = fixture;
  engine = createSqsEngine({ faults });
  await engine.provision(resource('AWS::SQS::Queue', 'q'));
  front = await startWireFront({ port: 0, accounts: keys, allow: () => true, engines: [engine], faults });
  front.beforeCall(functions.beforeCall);
  front.afterCall(functions.afterCall);
  Object.assign(environment, {
    AWS_ENDPOINT_URL_SQS: front.url,
    QUEUE_URL: `${front.url}/${ACCOUNT}/q`,
  });
});
afterEach(async () => {
  await stopAll();
  await front.close();
  await engine.close();
});

const sent = () => engine.depths(REGION)[0]?.visible;

test.each([
  ['crashBefore', 0],
  ['crashDuring', 1],
  ['crashAfter', 1],
])(
  'a function that is made to die by %s has made the call %d times, and makes it when the fault is lifted',
  async (fault, count) => {
    fixture.faults.change({ lambda: { [fault]: { sender: 'SendMessage' } } });
    const crashed = await fixture.invoke('app-sender');
    expect(crashed).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorMessage: expect.stringContaining('signal: killed') },
    });
    expect(sent()).toBe(count);
    fixture.faults.reset();
    expect(await fixture.invoke('app-sender')).toMatchObject({ payload: 'sent', coldStart: true });
    expect(sent()).toBe(count + 1);
  },
);

test('a probability lets some calls through, the same for the same seed', async () => {
  const runs: string[] = [];
  for (const _ of [1, 2]) {
    fixture.faults.change({
      seed: 3,
      lambda: { crashAfter: { sender: { operation: '*', probability: 0.5 } } },
    });
    const ends: (string | undefined)[] = [];
    for (let i = 0; i < 6; i++) ends.push((await fixture.invoke('app-sender')).functionError ?? 'fine');
    runs.push(ends.join(' '));
  }
  expect(runs[0]).toBe(runs[1]);
  expect(runs[0]).toMatch(/fine/);
  expect(runs[0]).toMatch(/Unhandled/);
}, 60_000);
