import { createIotEngine } from '../../../local/engines/iot/iot-engine.ts';
import { createBackplane } from '../../../local/engines/wire/backplane.ts';
import { invokePermissionsOf } from '../../../local/lambda/invoke-permissions.ts';
import type { LogLine } from '../../../local/lambda/log-line.ts';
import { serveLoopback } from '../../../local/loopback/serve.ts';
import { iotOutside } from '../../../local/start/iot-outside.ts';
import { MqttClient } from '../engines/iot/mqtt-client.ts';
import { ACCOUNT, REGION, resource } from '../engines/resource.ts';
import { functionOf, functionsOf, stopAll } from '../lambda/functions-fixture.ts';

const AUTHORIZER_ARN = `arn:aws:iot:${REGION}:${ACCOUNT}:authorizer/app-authorizer`;

const AUTHORIZE = `
  export const handler = async ({ protocolData: { mqtt } }) => ({
    isAuthenticated: Buffer.from(mqtt.password, 'base64').toString() === 'secret',
    principalId: mqtt.clientId.split('~')[0],
    policyDocuments: [{ Statement: [{ Effect: 'Allow', Action: 'iot:Connect', Resource: '*' }] }],
    disconnectAfterInSeconds: 3600,
    refreshAfterInSeconds: 300,
  });`;

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await stopAll();
});

/** A broker before a real function, which lets in whom its Permission names. */
async function guarded(sourceArn: string) {
  const { functions, faults } = functionsOf([functionOf('app-authorize', AUTHORIZE)]);
  const iot = createIotEngine({ regions: [REGION], faults });
  const server = await serveLoopback(0);
  closing.push(
    () => iot.close(),
    () => server.close(0),
  );
  const functionArn = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:app-authorize`;
  await iot.provision(
    resource('AWS::IoT::Authorizer', 'app-authorizer', {
      AuthorizerFunctionArn: functionArn,
      SigningDisabled: true,
      Status: 'ACTIVE',
    }),
  );
  const permission = resource('AWS::Lambda::Permission', 'permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: functionArn,
    Principal: 'iot.amazonaws.com',
    SourceArn: sourceArn,
  });
  const lines: LogLine[] = [];
  const backplane = createBackplane([iot], () => true, faults);
  const permissions = invokePermissionsOf([permission]);
  iot.connect(iotOutside({ functions, permissions, backplane, log: (line) => lines.push(line) }));
  server.upgradeWith((request, socket, head) => iot.upgrade(REGION, request, socket, head));
  const url = `${server.url.replace('http', 'ws')}/mqtt?x-amz-customauthorizer-name=app-authorizer`;
  return {
    lines,
    connect: (password: string) =>
      new MqttClient(url).connect({ clientId: 'kim~1', username: 'kim', password }),
  };
}

describe('the way from the broker to the functions', () => {
  test('has a real function judge who connects', async () => {
    const { connect } = await guarded(AUTHORIZER_ARN);
    expect(await connect('secret')).toBe(0);
    expect(await connect('guessed')).toBe(5);
  });

  test("needs the function's permission, and says so where it is missing", async () => {
    const { connect, lines } = await guarded(`${AUTHORIZER_ARN}-of-others`);
    expect(await connect('secret')).toBe(5);
    expect(lines[0]).toMatchObject({ region: REGION, functionName: 'kim~1', source: 'platform' });
    expect(lines[0]?.text).toMatch(/authorizer\/app-authorizer may not invoke app-authorize/);
  });
});
