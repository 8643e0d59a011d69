// fauxqs 1.9.2 exports nothing but its HTTP server, whose every call costs a trip through Fastify and whose store
// cannot be saved. Its store and its actions are what we want; they are reached by file, hence the exact pin.
// Version 2 can save by itself, but needs Node 22.5.
export { changeMessageVisibility } from '../../../node_modules/fauxqs/dist/sqs/actions/changeMessageVisibility.js';
export { changeMessageVisibilityBatch } from '../../../node_modules/fauxqs/dist/sqs/actions/changeMessageVisibilityBatch.js';
export { deleteMessage } from '../../../node_modules/fauxqs/dist/sqs/actions/deleteMessage.js';
export { deleteMessageBatch } from '../../../node_modules/fauxqs/dist/sqs/actions/deleteMessageBatch.js';
export { deleteQueue } from '../../../node_modules/fauxqs/dist/sqs/actions/deleteQueue.js';
export { getQueueAttributes } from '../../../node_modules/fauxqs/dist/sqs/actions/getQueueAttributes.js';
export { listQueueTags } from '../../../node_modules/fauxqs/dist/sqs/actions/listQueueTags.js';
export { purgeQueue } from '../../../node_modules/fauxqs/dist/sqs/actions/purgeQueue.js';
export { receiveMessage } from '../../../node_modules/fauxqs/dist/sqs/actions/receiveMessage.js';
export { sendMessage } from '../../../node_modules/fauxqs/dist/sqs/actions/sendMessage.js';
export { sendMessageBatch } from '../../../node_modules/fauxqs/dist/sqs/actions/sendMessageBatch.js';
export { setQueueAttributes } from '../../../node_modules/fauxqs/dist/sqs/actions/setQueueAttributes.js';
export { tagQueue } from '../../../node_modules/fauxqs/dist/sqs/actions/tagQueue.js';
export { untagQueue } from '../../../node_modules/fauxqs/dist/sqs/actions/untagQueue.js';
export { type SqsQueue, SqsStore } from '../../../node_modules/fauxqs/dist/sqs/sqsStore.js';
export {
  calculateMessageSize,
  DEFAULT_QUEUE_ATTRIBUTES,
  type InflightEntry,
  type MessageAttributeValue,
  type SqsMessage,
  VALID_BATCH_ENTRY_ID,
  validateQueueAttributes,
} from '../../../node_modules/fauxqs/dist/sqs/sqsTypes.js';
