import { isNewer, type Stamp } from '../domain/stamp.ts';
import type { DynamoDb, Item } from './dynamo-db.ts';
import { S, stampOf, text } from './items.ts';
import type { NamePage, PageAsked } from './user-store.ts';

/** Registers `<prefix><name>#<lane>` of one partition. */
interface Asked extends PageAsked {
  readonly pk: string;
  readonly prefix: string;
}

interface Newest {
  readonly belongs: boolean;
  readonly stamp: Stamp;
}

/** Registers that one read looks at for each name of the page: some lanes', and some of who belongs no more. */
const ITEMS_PER_NAME = 4;
/** More than one name can have, since there are no more lanes: so every read ends with a whole name. */
const LEAST_ITEMS = 100;
/** Reads of one page, which is short where so many do not fill it. */
const MOST_READS = 4;

/** Names whose newest register of any lane says that they belong. */
export async function belongingPage(db: DynamoDb, table: string, asked: Asked): Promise<NamePage> {
  const newest = new Map<string, Newest>();
  // A start key is exclusive and need not exist; '~' comes after every character of a lane.
  let from = asked.after === undefined ? undefined : keyOf(asked.pk, `${asked.prefix}${asked.after}#~`);
  let page: NamePage;
  let reads = 0;
  do {
    const { Items = [], LastEvaluatedKey } = await db.query({
      TableName: table,
      ConsistentRead: true,
      Limit: Math.max(LEAST_ITEMS, (asked.limit + 1) * ITEMS_PER_NAME),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': S(asked.pk), ':prefix': S(asked.prefix) },
      ...(from && { ExclusiveStartKey: from }),
    });
    for (const item of Items) {
      keepNewest(newest, nameIn(item, asked.prefix), item);
    }
    from = LastEvaluatedKey;
    page = pageOf(newest, asked.limit, from !== undefined);
    reads++;
  } while (from !== undefined && page.names.length < asked.limit && reads < MOST_READS);
  return page;
}

function keepNewest(newest: Map<string, Newest>, name: string, item: Item): void {
  const stamp = stampOf(item);
  if (isNewer(stamp, newest.get(name)?.stamp)) {
    newest.set(name, { belongs: item.belongs?.BOOL === true, stamp });
  }
}

/** @param goesOn whether registers follow, perhaps of the last name seen, which therefore is left for the next page */
function pageOf(newest: ReadonlyMap<string, Newest>, limit: number, goesOn: boolean): NamePage {
  const seen = [...newest.keys()];
  const whole = goesOn ? seen.slice(0, -1) : seen;
  const belonging = whole.filter((name) => newest.get(name)?.belongs);
  const names = belonging.slice(0, limit);
  if (belonging.length > limit) {
    return { names, next: names.at(-1) };
  }
  return { names, next: goesOn ? whole.at(-1) : undefined };
}

function nameIn(item: Item, prefix: string): string {
  const sk = text(item, 'sk');
  return sk.slice(prefix.length, sk.lastIndexOf('#'));
}

function keyOf(pk: string, sk: string): Item {
  return { pk: S(pk), sk: S(sk) };
}
