import type { Intent } from '../contract/events.ts';

/** Outside XML 1.0's characters, which are all that SQS takes, and yet not escaped by `JSON.stringify`. */
const BEYOND_XML = /[\uFFFE\uFFFF]/g;

/**
 * An intent as the text of a message. SQS refuses some characters:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function encodeIntent(intent: Intent): string {
  return JSON.stringify(intent).replace(BEYOND_XML, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}
