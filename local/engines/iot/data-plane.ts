import { type Access, AwsError, type ServiceCall } from '../engine.ts';
import { IOT_LIMITS } from './iot-limits.ts';
import type { RegionBroker } from './region-broker.ts';
import { publishFault } from './topic.ts';

type Input = Readonly<Record<string, unknown>>;
type Output = Record<string, unknown>;

/** What the AWS IoT data plane does with a broker. https://docs.aws.amazon.com/iot/latest/apireference/API_Operations_AWS_IoT_Data_Plane.html */
export const OPERATIONS: Readonly<Record<string, (broker: RegionBroker, input: Input) => Promise<Output>>> = {
  Publish: publish,
  GetConnection: getConnection,
  DeleteConnection: deleteConnection,
  ListSubscriptions: listSubscriptions,
};

/** What IAM must allow before the call. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiot.html */
export function accessOf({ region, operation, input }: ServiceCall, accountId: string): Access[] {
  const arn = `arn:aws:iot:${region}:${accountId}`;
  if (operation !== 'Publish') {
    return [{ action: `iot:${operation}`, resource: `${arn}:client/${input.clientId}` }];
  }
  const resource = `${arn}:topic/${input.topic}`;
  const publish = { action: 'iot:Publish', resource };
  return input.retain === true ? [publish, { action: 'iot:RetainPublish', resource }] : [publish];
}

async function publish(broker: RegionBroker, input: Input): Promise<Output> {
  const topic = String(input.topic);
  const payload = Buffer.from(String(input.payload ?? ''), 'base64');
  const fault = publishFault(topic);
  if (fault !== undefined) throw new AwsError('InvalidRequestException', fault, 400);
  if (payload.length > IOT_LIMITS.payloadBytes) {
    const message = `The payload has ${payload.length} bytes; allowed are ${IOT_LIMITS.payloadBytes}.`;
    throw new AwsError('RequestEntityTooLargeException', message, 413);
  }
  await broker.publish(topic, payload, qosOf(input.qos), input.retain === true);
  return { message: 'OK' };
}

function qosOf(qos: unknown = 0): 0 | 1 {
  if (qos === 0 || qos === 1) return qos;
  throw new AwsError('InvalidRequestException', `qos is ${qos}; allowed are 0 and 1.`, 400);
}

async function getConnection(broker: RegionBroker, input: Input): Promise<Output> {
  const clientId = String(input.clientId);
  const session = broker.sessions.get(clientId);
  if (session === undefined) return formerConnection(broker, clientId);
  const { cleanSession, keepAliveSeconds, connectedAt, ipAddress, port } = session;
  const socket = input.includeSocketInformation === true ? { sourceIp: ipAddress, sourcePort: port } : {};
  return {
    connected: true,
    clientId,
    cleanSession,
    keepAliveDuration: keepAliveSeconds,
    connectedSince: connectedAt,
    ...socket,
  };
}

function formerConnection({ former }: RegionBroker, clientId: string): Output {
  const client = former.get(clientId);
  if (client === undefined) throw unknownClient(clientId);
  const { cleanSession, keepAliveSeconds, disconnectedAt, disconnectReason } = client;
  return {
    connected: false,
    clientId,
    cleanSession,
    keepAliveDuration: keepAliveSeconds,
    disconnectedSince: disconnectedAt,
    disconnectReason,
  };
}

async function deleteConnection({ sessions }: RegionBroker, { clientId }: Input): Promise<Output> {
  const session = sessions.get(String(clientId));
  if (session === undefined) throw unknownClient(String(clientId));
  session.connection.endFor('API_INITIATED_DISCONNECT');
  return {};
}

async function listSubscriptions({ sessions }: RegionBroker, { clientId }: Input): Promise<Output> {
  const session = sessions.get(String(clientId));
  if (session === undefined) throw unknownClient(String(clientId));
  return { subscriptions: [...session.subscriptions].map(([topicFilter, qos]) => ({ topicFilter, qos })) };
}

function unknownClient(clientId: string): AwsError {
  return new AwsError('ResourceNotFoundException', `No client ${clientId} is connected here.`, 404);
}
