import { LRUCache } from 'lru-cache';
import type { Access, CloudResource } from '../engines/engine.ts';
import { statementsOfRoles } from './role-statements.ts';
import { allow, type Statement } from './statement.ts';

/** Roles × actions × resources that an app really uses are a few hundred. */
const MOST_DECISIONS = 5_000;

/** What the roles of the app may do. Permission boundaries and resource policies are not looked at. */
export interface Policies {
  allows(roleArn: string, access: Access, region: string): boolean;
  /** The statements of a role, in the order of the templates. */
  statements(roleArn: string): readonly Statement[];
  /** The same policies with one statement of one role taken out. */
  without(roleArn: string, statementIndex: number): Policies;
  readonly roleArns: readonly string[];
}

/**
 * Reads roles and policies from the templates.
 * @throws PolicyError if one of them says what the local cloud cannot judge
 */
export function createPolicies(resources: readonly CloudResource[]): Policies {
  return policiesOf(statementsOfRoles(resources));
}

function policiesOf(byRole: ReadonlyMap<string, readonly Statement[]>): Policies {
  const statements = (roleArn: string) => byRole.get(roleArn) ?? [];
  const decide = (roleArn: string, access: Access, region: string): boolean =>
    allow(statements(roleArn), { ...access, roleArn, region });
  // Policies never change, and conditions ask for nothing but what is in the key: one decision holds for good.
  const decisions = new LRUCache<string, boolean>({ max: MOST_DECISIONS });
  return {
    allows: (roleArn, access, region) => {
      const key = `${roleArn} ${access.action} ${access.resource} ${region}`;
      const allowed = decisions.get(key) ?? decide(roleArn, access, region);
      decisions.set(key, allowed);
      return allowed;
    },
    statements,
    without: (roleArn, statementIndex) => {
      const left = statements(roleArn).filter((_, index) => index !== statementIndex);
      return policiesOf(new Map(byRole).set(roleArn, left));
    },
    roleArns: [...byRole.keys()],
  };
}
