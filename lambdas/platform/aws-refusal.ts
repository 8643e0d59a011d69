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

/** An error as a refusal, if it is one. By its shape: `instanceof` fails between two bundles that each hold the class. */
export function refusalIn(error: unknown): AwsRefusal | undefined {
  return isMeridianError(error) && 'status' in error ? (error as AwsRefusal) : undefined;
}
