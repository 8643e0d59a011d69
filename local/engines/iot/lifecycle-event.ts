import type { DeviceSession } from './device-session.ts';

/** A message of AWS's own about a device. */
export interface LifecycleEvent {
  readonly topic: string;
  readonly payload: Buffer;
}

/** https://docs.aws.amazon.com/iot/latest/developerguide/life-cycle-events.html */
export function connectedEvent(session: DeviceSession): LifecycleEvent | undefined {
  const { ipAddress, connectedAt } = session;
  return lifecycleEvent('connected', session, connectedAt, { ipAddress });
}

/** What the world hears of a device that is gone. */
export function disconnectedEvent(session: DeviceSession): LifecycleEvent | undefined {
  const disconnectReason = session.connection.endedBy;
  return lifecycleEvent('disconnected', session, Date.now(), {
    clientInitiatedDisconnect: disconnectReason === 'CLIENT_INITIATED_DISCONNECT',
    disconnectReason,
  });
}

/** None where the client id could not stand in a topic. */
function lifecycleEvent(
  eventType: 'connected' | 'disconnected',
  session: DeviceSession,
  timestamp: number,
  more: Record<string, unknown>,
): LifecycleEvent | undefined {
  const { clientId, sessionIdentifier, principalId, versionNumber } = session;
  if (/[+#]/.test(clientId)) return undefined;
  const event = {
    clientId,
    timestamp,
    eventType,
    sessionIdentifier,
    principalIdentifier: principalId,
    versionNumber,
    ...more,
  };
  const topic = `$aws/events/presence/${eventType}/${clientId}`;
  return { topic, payload: Buffer.from(JSON.stringify(event)) };
}
