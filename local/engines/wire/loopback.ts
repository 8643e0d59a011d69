const LOOPBACK = /^(?:127\.0\.0\.1|localhost|(?:[a-z0-9-]+\.)+localhost|\[::1\])(?::\d+)?$/i;

/**
 * Whether a `Host` names this machine. A foreign one means that a page in the browser had its own name resolve to
 * 127.0.0.1 (DNS rebinding) and now reads what only this person should.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK.test(host);
}

/** Whether an `Origin` is absent, as in every SDK's calls, or a page of this machine. */
export function isLoopbackOrigin(origin: string | undefined): boolean {
  return origin === undefined || isLoopbackHost(origin.replace(/^https?:\/\//, ''));
}
