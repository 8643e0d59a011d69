import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionCall } from '../../../../local/engines/iot/outside.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';
import { AUTHORIZER_ARN, broker, closeBrokers, letIn, may, policy } from './iot-fixture.ts';
import { MqttClient } from './mqtt-client.ts';

afterEach(closeBrokers);

const NAME = 'x-amz-customauthorizer-name=app-authorizer';

describe('a custom authorizer', () => {
  test("is asked with AWS's event, the query in the user name left where it is", async () => {
    const asked: { call: FunctionCall; event: Record<string, unknown> }[] = [];
    const { client } = await broker((call, event) => {
      asked.push({ call, event });
      return letIn();
    });
    const username = `?${NAME}&sessions=a,b`;
    expect(
      await client({ 'x-client': 'web' }).connect({ clientId: 'kim~1', username, password: 'jwt' }),
    ).toBe(0);
    expect(asked).toEqual([
      {
        call: {
          functionArn: AUTHORIZER_ARN,
          region: REGION,
          sourceArn: `arn:aws:iot:${REGION}:${ACCOUNT}:authorizer/app-authorizer`,
          payload: expect.any(String),
          unheard: expect.any(AbortSignal),
        },
        event: {
          signatureVerified: false,
          protocols: ['tls', 'http', 'mqtt'],
          protocolData: {
            tls: { serverName: '127.0.0.1' },
            http: { headers: expect.objectContaining({ 'x-client': 'web' }), queryString: '' },
            mqtt: { username, password: Buffer.from('jwt').toString('base64'), clientId: 'kim~1' },
          },
          connectionMetadata: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        },
      },
    ]);
  });

  test.each<[string, (url: string) => [MqttClient, string | undefined]]>([
    ['the address', (url) => [new MqttClient(`${url}?${NAME}`), undefined]],
    [
      'a header',
      (url) => [new MqttClient(url, { 'x-amz-customauthorizer-name': 'app-authorizer' }), undefined],
    ],
    ['the user name', (url) => [new MqttClient(url), `kim?${NAME}`]],
  ])('is named by %s', async (_, device) => {
    const { url } = await broker(() => letIn());
    const [client, username] = device(url);
    expect(await client.connect({ clientId: 'kim', ...(username && { username }) })).toBe(0);
  });

  test('must be named, and exist', async () => {
    const { client, said } = await broker(() => letIn());
    expect(await client().connect({ clientId: 'kim' })).toBe(5);
    const username = '?x-amz-customauthorizer-name=other';
    expect(await client().connect({ clientId: 'kim', username })).toBe(5);
    expect(said[1]).toMatch(/authorizer "other"; active in eu-west-1 are: app-authorizer/);
  });

  test.each<[string, unknown, RegExp]>([
    ['says no', { isAuthenticated: false }, /did not authenticate/],
    ['says nothing', null, /did not authenticate/],
    ['fails', new Error('broken'), /function of authorizer app-authorizer failed/],
    ['gives a principal with a dash', letIn({ principalId: 'a-b' }), /principalId is "a-b"/],
    ['gives a principal of 129 letters', letIn({ principalId: 'a'.repeat(129) }), /1 to 128 letters/],
    ['gives eleven policies', letIn({ policyDocuments: Array(11).fill(policy()) }), /at most 10 policies/],
    [
      'gives a policy of more than 2,048 characters',
      letIn({ policyDocuments: [policy(may('iot:Connect', 'x'.repeat(2_048)))] }),
      /characters; allowed are 2048/,
    ],
    [
      'ends the connection too soon',
      letIn({ disconnectAfterInSeconds: 299 }),
      /disconnectAfterInSeconds is 299/,
    ],
    ['is asked again too late', letIn({ refreshAfterInSeconds: 86_401 }), /refreshAfterInSeconds is 86401/],
    [
      'gives a condition that nobody here can judge',
      letIn({
        policyDocuments: [policy({ ...may('iot:*', '*'), Condition: { Bool: { 'iot:X': 'true' } } })],
      }),
      /condition Bool on iot:X/,
    ],
  ])('lets nobody in where it %s', async (_, answer, reason) => {
    const { client, said } = await broker(() => answer);
    expect(await client().connect({ clientId: 'kim', username: `?${NAME}` })).toBe(5);
    expect(said[0]).toMatch(reason);
  });

  test('has five seconds, and is asked no more when they are over', async () => {
    let unheard: AbortSignal | undefined;
    const { client, said } = await broker((call) => {
      unheard = call.unheard;
      return sleep(6_000, letIn(), { ref: false });
    });
    const began = performance.now();
    expect(await client().connect({ clientId: 'kim', username: `?${NAME}` })).toBe(5);
    expect(performance.now() - began).toBeLessThan(5_900);
    expect(said[0]).toMatch(/did not answer within 5000 ms/);
    expect(unheard?.aborted).toBe(true);
  });

  test('that wants signatures fails the start with a sentence', async () => {
    const { iot } = await broker(() => letIn());
    const authorizer = resource('AWS::IoT::Authorizer', 'signed', { AuthorizerFunctionArn: AUTHORIZER_ARN });
    await expect(iot.provision(authorizer)).rejects.toThrow(/resource signed-id: .*SigningDisabled to true/);
  });

  test('may use the client id in its policies', async () => {
    const documents = [policy(may('iot:Connect', `client/\${iot:ClientId}`))];
    const { connected } = await broker(() => letIn({ policyDocuments: documents }));
    await connected('kim~1');
  });
});
