import type { IncomingMessage } from 'node:http';
import type { Authorizer, Credentials } from './authorizer.ts';
import { askAuthorizer, authorizerNameOf } from './authorizer.ts';
import { type DevicePolicy, devicePolicyOf } from './device-policy.ts';
import { type DeviceSession, deviceSessionOf } from './device-session.ts';
import { IOT_LIMITS } from './iot-limits.ts';
import type { MqttConnection } from './mqtt-connection.ts';
import type { Outside } from './outside.ts';

/** A device that asks to be let in. */
export interface Applicant {
  readonly connection: MqttConnection;
  readonly request: IncomingMessage;
  readonly clientId: string;
  readonly cleanSession: boolean;
  readonly keepAliveSeconds: number;
  readonly username: string | undefined;
  readonly password: Buffer | undefined;
}

export interface Door {
  readonly region: string;
  readonly accountId: string;
  readonly authorizers: ReadonlyMap<string, Authorizer>;
  readonly outside: Outside;
}

/**
 * Has the authorizer that the device names judge it, and begins its session.
 * @throws Error with a sentence where it is not let in
 */
export async function admit(applicant: Applicant, door: Door): Promise<DeviceSession> {
  const { clientId, connection, cleanSession, keepAliveSeconds, request } = applicant;
  requireClientId(clientId);
  const credentials = credentialsOf(applicant);
  const authorizer = requireAuthorizer(credentials, door);
  const ask = async () => {
    const answer = await askAuthorizer(authorizer, credentials, door.outside);
    return {
      answer,
      policy: connectable(devicePolicyOf(answer.policyDocuments, { ...door, clientId }), clientId),
    };
  };
  const { answer, policy } = await ask();
  return deviceSessionOf({
    clientId,
    connection,
    cleanSession,
    keepAliveSeconds,
    ipAddress: request.socket.remoteAddress ?? '127.0.0.1',
    port: request.socket.remotePort ?? 0,
    policy,
    answer,
    refresh: async () => (await ask()).policy,
  });
}

function credentialsOf({ clientId, username, password, request }: Applicant): Credentials {
  const url = request.url ?? '';
  const queryString = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return { clientId, username, password, headers: request.headers, queryString };
}

function requireClientId(clientId: string): void {
  const bytes = Buffer.byteLength(clientId);
  if (bytes === 0 || bytes > IOT_LIMITS.clientIdBytes) {
    throw new Error(`The client id has ${bytes} bytes; allowed are 1 to ${IOT_LIMITS.clientIdBytes}.`);
  }
  if (clientId.startsWith('$')) throw new Error(`The client id ${clientId} begins with a dollar sign.`);
}

function requireAuthorizer(credentials: Credentials, { authorizers, region }: Door): Authorizer {
  const name = authorizerNameOf(credentials) ?? '';
  const authorizer = authorizers.get(name);
  if (authorizer?.isActive) return authorizer;
  throw new Error(
    `The device names the authorizer "${name}"; active in ${region} are: ${[...authorizers.keys()].join(', ') || 'none'}. Name one as x-amz-customauthorizer-name in the query of address or user name.`,
  );
}

function connectable(policy: DevicePolicy, clientId: string): DevicePolicy {
  if (policy.allows('iot:Connect', 'client', clientId)) return policy;
  throw new Error(`The authorizer's policies do not allow iot:Connect on client/${clientId}.`);
}
