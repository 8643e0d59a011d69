/** Outside XML 1.0's characters, which are all that SQS takes, and yet not escaped by `JSON.stringify`. */
const BEYOND_XML = /[\uFFFE\uFFFF]/g;

/**
 * An intent, or whatever else travels by queue, as the text of a message. SQS refuses some characters:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function encodeMessage(value: object): string {
  return JSON.stringify(value).replace(BEYOND_XML, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}
