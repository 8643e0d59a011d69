import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as it travels: binary values are base64 texts. */
export type WireItem = Readonly<Record<string, AttributeValue>>;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
const CONTAINER_BYTES = 3;
const ELEMENT_BYTES = 1;

/** Bytes of an item as DynamoDB bills them: its names and its values. */
export function itemBytes(item: WireItem): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes(value: AttributeValue): number {
  const [type, content] = Object.entries(value)[0] as [string, unknown];
  switch (type) {
    case 'S':
      return Buffer.byteLength(content as string);
    case 'N':
      return Math.ceil((content as string).length / 2) + 1;
    case 'B':
      return Buffer.byteLength(content as string, 'base64');
    case 'BS':
      return (content as string[]).reduce((sum, one) => sum + Buffer.byteLength(one, 'base64'), 0);
    case 'L':
      return (content as AttributeValue[]).reduce(
        (sum, one) => sum + ELEMENT_BYTES + valueBytes(one),
        CONTAINER_BYTES,
      );
    default:
      return 1;
  }
}
