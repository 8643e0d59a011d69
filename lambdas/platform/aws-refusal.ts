import { isMeridianError, MeridianError } from './errors.ts';

interface Refused {
  readonly status: number;
  readonly type: string;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** An AWS service says no. Its `name` is AWS's name of the error, as with the SDK's. */
export class AwsRefusal extends MeridianError {
  readonly status: number;
  /** The whole answer, with what some errors bring along, such as the item of a condition that does not hold. */
  readonly answer: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, { status, type, answer }: Refused) {
    super('broken', code, message);
    this.name = type;
    this.status = status;
    this.answer = answer;
  }
}

/** Names of the errors by which a service asks for less at once, whatever their status. */
const THROTTLED = /Throttl|TooManyRequests|ThroughputExceeded|RequestLimitExceeded/;

/** Whether a service refuses for the moment only: a moment's patience mends it. */
export function isThrottle(status: number, type: string): boolean {
  return status === 429 || THROTTLED.test(type);
}

const FINAL: ReadonlySet<string> = new Set([
  'ValidationException',
  'ItemCollectionSizeLimitExceededException',
]);

/** Whether DynamoDB refuses what it would refuse each time again, such as an update that makes an item too large. */
export function isFinalRefusal(error: unknown): boolean {
  return error instanceof Error && FINAL.has(error.name);
}

/** An error as a refusal, if it is one. By its shape: `instanceof` fails between two bundles that each hold the class. */
export function refusalIn(error: unknown): AwsRefusal | undefined {
  return isMeridianError(error) && 'status' in error ? (error as AwsRefusal) : undefined;
}
