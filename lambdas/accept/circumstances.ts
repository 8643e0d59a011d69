import { type Caller, callerOf } from '../http/caller.ts';
import type { HttpRequest } from '../http/http-request.ts';
import type { Membership } from '../http/membership.ts';
import { traceparentOf } from '../platform/trace.ts';
import { tenantKeyOf, userKeyOf } from '../platform/user-key.ts';
import type { Ports } from './ports.ts';

/** What is the same for every command of one request. */
export interface Circumstances {
  readonly caller: Caller;
  readonly traceparent: string;
  /** RFC 3339. */
  readonly acceptedAt: string;
  readonly membership: Membership;
  /** The user key of another subject of the caller's own issuer and tenant: nobody reaches across. */
  keyOf(subject: string): string;
  /** Key of the caller's tenant. */
  tenantKey(): string;
  /** Names of the models that may be asked. */
  readonly models: readonly string[];
  /** Names of the lanes that may be marked. */
  readonly lanes: readonly string[];
}

/** Who asks, when, and in which trace. */
export function circumstancesOf(request: HttpRequest, ports: Ports): Circumstances {
  const { identification, membership } = ports;
  const caller = callerOf(request, identification);
  return {
    caller,
    traceparent: traceparentOf(request.headers.traceparent, ports.random(24)),
    acceptedAt: new Date(ports.nowMs()).toISOString(),
    membership,
    keyOf: (subject) => userKeyOf(identification.salt, { ...caller, subject }),
    tenantKey: () => tenantKeyOf(identification.salt, caller),
    models: ports.models,
    lanes: ports.lanes,
  };
}
