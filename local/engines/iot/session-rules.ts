import type { PublishPacket } from 'aedes';
import type { DeviceSession } from './device-session.ts';
import { IOT_LIMITS } from './iot-limits.ts';
import { publishFault, topicFault } from './topic.ts';

/** Why a device may not publish a message; undefined where it may. */
export function publishRefusal({ policy }: DeviceSession, packet: PublishPacket): string | undefined {
  const { topic, retain } = packet;
  const fault = publishFault(topic);
  if (fault !== undefined) return fault;
  const actions = retain ? (['iot:Publish', 'iot:RetainPublish'] as const) : (['iot:Publish'] as const);
  const denied = actions.find((action) => !policy.allows(action, 'topic', topic));
  return denied && `The policies do not allow ${denied} on topic/${topic}.`;
}

/** Why a device cannot subscribe at all; whether it may is asked of its policies. */
export function subscriptionFault({ subscriptions }: DeviceSession, filter: string): string | undefined {
  if (!subscriptions.has(filter) && subscriptions.size >= IOT_LIMITS.subscriptionsPerConnection) {
    return `The connection has ${subscriptions.size} subscriptions, and more are not allowed.`;
  }
  return topicFault(filter);
}
