import { randomBytes } from 'node:crypto';
import type { Principal } from '../engine.ts';

/** Whose access key it is. */
export interface AccessKeys {
  /** The principal of an access key id; undefined for a key that was never issued or was revoked. */
  principalOf(accessKeyId: string): Principal | undefined;
}

/** What an execution environment gets as `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. */
export interface IssuedKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Access keys that the local cloud hands out, one per execution environment. */
export interface KeyRing extends AccessKeys {
  issue(principal: Principal): IssuedKey;
  revoke(accessKeyId: string): void;
}

/** Begins every key that the local cloud issues; AWS itself has no key that begins so. */
export const ISSUED_KEY_PREFIX = 'AKIALOCAL';

const OPERATOR: Principal = { kind: 'operator' };

/**
 * Keys that begin with `AKIALOCAL` stand for roles and must have been issued here. Every other key, whatever the
 * AWS CLI or boto3 happens to be configured with, is the person at the keyboard, who may do everything: the front
 * listens on the loopback interface only.
 */
export function createKeyRing(): KeyRing {
  const issued = new Map<string, Principal>();
  return {
    principalOf: (id) => (id.startsWith(ISSUED_KEY_PREFIX) ? issued.get(id) : OPERATOR),
    issue(principal) {
      const accessKeyId = `${ISSUED_KEY_PREFIX}${randomBytes(8).toString('hex').toUpperCase().slice(0, 11)}`;
      issued.set(accessKeyId, principal);
      return { accessKeyId, secretAccessKey: randomBytes(20).toString('hex') };
    },
    revoke: (id) => void issued.delete(id),
  };
}
