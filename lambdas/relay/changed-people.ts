import type { DynamoDBRecord } from 'aws-lambda';
import { PRESENCE_PREFIX, userPk } from '../contract/keys.ts';
import { devicesIn } from '../domain/presence.ts';
import type { Item } from '../store/dynamo-db.ts';
import { presenceIn } from '../store/dynamo-presence-store.ts';

/** Whether a record of a stream is about presence; all others are commits. */
export function isPresence({ dynamodb }: DynamoDBRecord): boolean {
  return dynamodb?.Keys?.sk?.S?.startsWith(PRESENCE_PREFIX) === true;
}

/** User keys of those of whom more or fewer devices are connected than before, each once. */
export function changedPeople(records: readonly DynamoDBRecord[]): string[] {
  const changed = records.filter(
    ({ dynamodb }) => devicesOf(dynamodb?.OldImage) !== devicesOf(dynamodb?.NewImage),
  );
  return [...new Set(changed.map(({ dynamodb }) => (dynamodb?.Keys?.pk?.S ?? '').slice(userPk('').length)))];
}

/** A stream's image is an item, but for its bytes. */
function devicesOf(image: object | undefined): number {
  return image === undefined ? 0 : devicesIn(presenceIn(image as Item).lines);
}
