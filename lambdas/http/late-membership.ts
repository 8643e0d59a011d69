import type { Membership } from './membership.ts';

/**
 * Membership in the Session table, with the store and its DynamoDB client loaded when somebody first asks: owners
 * never do.
 */
export function lateMembership(table: string): Membership {
  let loading: Promise<Membership> | undefined;
  return {
    async isMember(sessionId, userKey) {
      loading ??= load(table);
      const membership = await loading;
      return membership.isMember(sessionId, userKey);
    },
  };
}

/** One module behind the import, since a bundler keeps everything that a module imported late exports. */
async function load(table: string): Promise<Membership> {
  const { storedMembership } = await import('./stored-membership.ts');
  return storedMembership(table);
}
