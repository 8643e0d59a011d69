import { IOT_LIMITS } from './iot-limits.ts';

/** Why a topic or a filter cannot be used; undefined where it can. */
export function topicFault(topic: string): string | undefined {
  const bytes = Buffer.byteLength(topic);
  const slashes = topic.split('/').length - 1;
  if (bytes === 0 || bytes > IOT_LIMITS.topicBytes) {
    return `The topic has ${bytes} bytes; allowed are 1 to ${IOT_LIMITS.topicBytes}.`;
  }
  if (slashes > IOT_LIMITS.topicSlashes) {
    return `The topic ${topic} has ${slashes} slashes; allowed are ${IOT_LIMITS.topicSlashes}.`;
  }
  return undefined;
}

/** Why nobody may publish to a topic; undefined where it is one to publish to. */
export function publishFault(topic: string): string | undefined {
  if (/[+#]/.test(topic)) return `The topic ${topic} has a wildcard; publish to one topic.`;
  return topic.startsWith('$') ? `The topic ${topic} is reserved.` : topicFault(topic);
}

/** Whether a filter that begins with a wildcard leaves the topic out: those with `$` must be named. */
export function isHidden(filter: string, topic: string): boolean {
  return topic.startsWith('$') && /^[+#]/.test(filter);
}
