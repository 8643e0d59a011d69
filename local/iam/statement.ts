import { type Condition, holds } from './condition.ts';
import { matchesPattern } from './pattern.ts';
import type { Request } from './request.ts';

/** One statement of a policy, with everything that may be a single value made a list. */
export interface Statement {
  /** Policy that it stands in, for messages. */
  readonly policy: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Whether `actions` names those it does not cover. */
  readonly exceptActions: boolean;
  readonly resources: readonly string[];
  /** Whether `resources` names those it does not cover. */
  readonly exceptResources: boolean;
  readonly conditions: readonly Condition[];
}

/** Whether the statements allow the request: at least one does, and none denies it. */
export function allow(statements: readonly Statement[], request: Request): boolean {
  const covering = statements.filter((each) => covers(each, request));
  return covering.length > 0 && covering.every(({ effect }) => effect === 'Allow');
}

/** Whether the statement says anything about the request. */
export function covers(statement: Statement, request: Request): boolean {
  // Action names are matched without regard to case, ARNs with.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
  const action = request.action.toLowerCase();
  const namesAction = statement.actions.some((pattern) => matchesPattern(pattern.toLowerCase(), action));
  const namesResource = statement.resources.some((pattern) => matchesPattern(pattern, request.resource));
  return (
    namesAction !== statement.exceptActions &&
    namesResource !== statement.exceptResources &&
    statement.conditions.every((condition) => holds(condition, request))
  );
}
