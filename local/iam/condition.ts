import { matchesPattern } from './pattern.ts';
import { PolicyError } from './policy-error.ts';
import type { Request } from './request.ts';

/** One line of a condition block: the key's value in the request must fit one of the values. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

type Fits = (expected: string, actual: string) => boolean;

const equal: Fits = (expected, actual) => expected === actual;
const equalIgnoringCase: Fits = (expected, actual) => expected.toLowerCase() === actual.toLowerCase();

const OPERATORS: Readonly<Record<string, Fits>> = {
  ArnEquals: matchesPattern,
  ArnLike: matchesPattern,
  Bool: equalIgnoringCase,
  StringEquals: equal,
  StringEqualsIgnoreCase: equalIgnoringCase,
  StringLike: matchesPattern,
};

/** Condition keys whose value the local cloud knows, in lower case since keys ignore it. */
const KEYS: Readonly<Record<string, (request: Request) => string>> = {
  'aws:principalaccount': ({ roleArn }) => accountOf(roleArn),
  'aws:principalarn': ({ roleArn }) => roleArn,
  'aws:requestedregion': ({ region }) => region,
  'aws:resourceaccount': ({ resource }) => accountOf(resource),
  // Nobody else is given roles by a call here.
  'iam:passedtoservice': () => 'bedrock.amazonaws.com',
  // The loopback interface leaves nothing to intercept: it passes for TLS.
  'aws:securetransport': () => 'true',
};

/**
 * Reads a condition block.
 * @throws PolicyError for an operator or a key that is not known here, so that nothing is allowed by mistake
 */
export function conditionsOf(block: unknown, policy: string): Condition[] {
  const operators = Object.entries((block ?? {}) as Record<string, Record<string, unknown>>);
  return operators.flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      checked({ operator, key, values: [values].flat().map(String) }, policy),
    ),
  );
}

/** Whether the condition holds for a request. */
export function holds(condition: Condition, request: Request): boolean {
  const fits = OPERATORS[condition.operator] ?? equal;
  const actual = KEYS[condition.key.toLowerCase()]?.(request) ?? '';
  return condition.values.some((expected) => fits(expected, actual));
}

function checked(condition: Condition, policy: string): Condition {
  if (!(condition.operator in OPERATORS) || !(condition.key.toLowerCase() in KEYS)) {
    throw new PolicyError(
      `Policy ${policy} has the condition ${condition.operator} on ${condition.key}, which the local cloud cannot judge. It knows ${Object.keys(OPERATORS).join(', ')} on ${Object.keys(KEYS).join(', ')}.`,
    );
  }
  return condition;
}

function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
