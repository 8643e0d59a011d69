/** A policy says something that the local cloud cannot judge; the message names the policy. */
export class PolicyError extends Error {
  readonly code = 'PolicyError';
}
