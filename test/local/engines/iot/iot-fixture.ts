import type { CloudResource } from '../../../../local/engines/engine.ts';
import { createIotEngine } from '../../../../local/engines/iot/iot-engine.ts';
import type { FunctionCall } from '../../../../local/engines/iot/outside.ts';
import { createSqsEngine } from '../../../../local/engines/sqs/sqs-engine.ts';
import { createBackplane } from '../../../../local/engines/wire/backplane.ts';
import type { Authorize } from '../../../../local/engines/wire/gate.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { serveLoopback } from '../../../../local/loopback/serve.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';
import { MqttClient } from './mqtt-client.ts';

export const AUTHORIZER_ARN = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:app-authorize`;
export const QUEUE_URL = `http://127.0.0.1/${ACCOUNT}/app-presence`;

const closing: (() => Promise<unknown>)[] = [];

export async function closeBrokers(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

/** A statement of an authorizer's policy, on a resource such as `topic/a`. */
export function may(actions: string | string[], ...names: string[]) {
  const Resource = names.map((name) => `arn:aws:iot:${REGION}:${ACCOUNT}:${name}`);
  return { Effect: 'Allow', Action: [actions].flat(), Resource };
}

export function policy(...Statement: object[]) {
  return { Version: '2012-10-17', Statement };
}

/** An authorizer's answer that lets the device do everything, but for what is said. */
export function letIn(changes: Record<string, unknown> = {}) {
  const everything = policy({ Effect: 'Allow', Action: 'iot:*', Resource: '*' });
  return {
    isAuthenticated: true,
    principalId: 'kim',
    policyDocuments: [everything],
    disconnectAfterInSeconds: 3600,
    refreshAfterInSeconds: 300,
    ...changes,
  };
}

export function rule(name: string, sql: string, payload: Record<string, unknown>): CloudResource {
  return resource('AWS::IoT::TopicRule', name, { TopicRulePayload: { Sql: sql, ...payload } });
}

export function queueAction(): object {
  return { Sqs: { QueueUrl: QUEUE_URL, RoleArn: `arn:aws:iam::${ACCOUNT}:role/rule` } };
}

/** A broker with an authorizer and a queue; `functions` answers what its functions would. */
export async function broker(
  functions: (call: FunctionCall, event: Record<string, unknown>) => unknown,
  rules: readonly CloudResource[] = [],
  allow: Authorize = () => true,
) {
  const faults = createFaultBoard();
  const iot = createIotEngine({ regions: [REGION], faults });
  closing.push(() => iot.close());
  const sqs = createSqsEngine();
  const backplane = createBackplane([iot, sqs], allow, faults);
  const said: string[] = [];
  await sqs.provision(resource('AWS::SQS::Queue', 'app-presence'));
  await iot.provision(
    resource('AWS::IoT::Authorizer', 'app-authorizer', {
      AuthorizerName: 'app-authorizer',
      AuthorizerFunctionArn: AUTHORIZER_ARN,
      SigningDisabled: true,
      Status: 'ACTIVE',
    }),
  );
  for (const each of rules) await iot.provision(each);
  iot.connect({
    backplane,
    say: (_region, about, text) => void said.push(`${about}: ${text}`),
    async invoke(call) {
      const answer = await functions(call, JSON.parse(call.payload));
      return answer instanceof Error
        ? { payload: JSON.stringify({ errorMessage: answer.message }), functionError: 'Unhandled' }
        : { payload: JSON.stringify(answer ?? null) };
    },
  });
  const server = await serveLoopback(0);
  server.upgradeWith((request, socket, head) => iot.upgrade(REGION, request, socket, head));
  // Its devices' sockets would keep the server open.
  closing.push(
    () => server.close(0),
    () => iot.close(),
  );
  const url = `${server.url.replace('http', 'ws')}/mqtt`;
  const call = (service: string, operation: string, input: Record<string, unknown>) =>
    backplane.call(service, { region: REGION, operation, input, principal: { kind: 'operator' } });
  return {
    iot,
    backplane,
    faults,
    said,
    url,
    call,
    client: (headers?: Record<string, string>) => new MqttClient(url, headers),
    /** A client that is let in by the fixture's authorizer. */
    async connected(clientId: string): Promise<MqttClient> {
      const client = new MqttClient(`${url}?x-amz-customauthorizer-name=app-authorizer`);
      const code = await client.connect({ clientId });
      if (code !== 0) throw new Error(`The broker answered ${code}: ${said.join('\n')}`);
      return client;
    },
    async queued(): Promise<Record<string, unknown>[]> {
      const { Messages = [] } = await call('sqs', 'ReceiveMessage', {
        QueueUrl: QUEUE_URL,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
      });
      return (Messages as { Body: string }[]).map(({ Body }) => JSON.parse(Body));
    },
  };
}

export const FUNCTION_ARN = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:app-whisper`;

export function toFunction(sql: string): CloudResource {
  return rule('app_whisper', sql, { Actions: [{ Lambda: { FunctionArn: FUNCTION_ARN } }] });
}

/** A broker whose rule hands what it selects to a list. */
export async function whispering(sql: string) {
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
