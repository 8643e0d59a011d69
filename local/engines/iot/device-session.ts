import { randomUUID } from 'node:crypto';
import type { AuthorizerAnswer } from './authorizer-answer.ts';
import type { DevicePolicy } from './device-policy.ts';
import type { MqttConnection } from './mqtt-connection.ts';

/** One device that was let in. */
export interface DeviceSession {
  readonly clientId: string;
  readonly principalId: string;
  readonly connection: MqttConnection;
  readonly cleanSession: boolean;
  readonly keepAliveSeconds: number;
  readonly sessionIdentifier: string;
  /** Given when the session begins; a client's sessions are counted. */
  versionNumber: number;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
  readonly ipAddress: string;
  readonly port: number;
  /** Filter → quality of service. */
  readonly subscriptions: Map<string, number>;
  /** Replaced whenever the authorizer is asked again. */
  policy: DevicePolicy;
  /** Lets go of the timers. */
  close(): void;
}

export interface SessionFacts
  extends Pick<
    DeviceSession,
    'clientId' | 'connection' | 'cleanSession' | 'keepAliveSeconds' | 'ipAddress' | 'port' | 'policy'
  > {
  readonly answer: AuthorizerAnswer;
  /** Asks the authorizer again; what it throws ends the connection. */
  refresh(): Promise<DevicePolicy>;
}

/** Begins the session of a device, with the times at which it is looked at again and ended. */
export function deviceSessionOf({ answer, refresh, ...facts }: SessionFacts): DeviceSession {
  const { connection } = facts;
  const session: DeviceSession = {
    ...facts,
    principalId: answer.principalId,
    sessionIdentifier: randomUUID(),
    versionNumber: 0,
    connectedAt: Date.now(),
    subscriptions: new Map(),
    close: () => timers.forEach(clearTimeout),
  };
  const expire = setTimeout(() => connection.endFor('CUSTOMAUTH_TTL_EXPIRATION'), answer.disconnectAfterMs);
  const renew = setInterval(() => {
    refresh().then(
      (policy) => {
        session.policy = policy;
      },
      () => connection.endFor('AUTH_ERROR'),
    );
  }, answer.refreshAfterMs);
  const timers = [expire.unref(), renew.unref()];
  return session;
}
