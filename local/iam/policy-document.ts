import { conditionsOf } from './condition.ts';
import { PolicyError } from './policy-error.ts';
import type { Statement } from './statement.ts';

/** A policy as JSON has it. */
export interface PolicyDocument {
  readonly Statement: RawStatement | readonly RawStatement[];
}

type Values = string | readonly string[];

interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: Values;
  readonly NotAction?: Values;
  readonly Resource?: Values;
  readonly NotResource?: Values;
  readonly Condition?: unknown;
}

/**
 * The statements of a policy.
 * @throws PolicyError for what the local cloud cannot judge
 */
export function statementsOf(document: PolicyDocument, policy: string): Statement[] {
  return [document.Statement].flat().map((raw) => toStatement(raw as RawStatement, policy));
}

function toStatement(raw: RawStatement, policy: string): Statement {
  const actions = raw.Action ?? raw.NotAction;
  const resources = raw.Resource ?? raw.NotResource;
  if (actions === undefined || resources === undefined) {
    throw new PolicyError(
      `Policy ${policy} has a statement without an action or without a resource: ${JSON.stringify(raw)}. Name both.`,
    );
  }
  return {
    policy,
    effect: raw.Effect,
    actions: [actions].flat(),
    exceptActions: raw.NotAction !== undefined,
    resources: [resources].flat(),
    exceptResources: raw.NotResource !== undefined,
    conditions: conditionsOf(raw.Condition, policy),
  };
}
