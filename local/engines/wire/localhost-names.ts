import dns from 'node:dns';

type Lookup = (hostname: string, ...rest: unknown[]) => unknown;

/**
 * Has this process resolve every `*.localhost` to 127.0.0.1, as RFC 6761 §6.3 asks and many resolvers do not. The
 * client of CloudFront's KeyValueStore puts the account before the host of whatever endpoint it is given.
 */
export function resolveLocalhostNames(): void {
  const system = dns.lookup as unknown as Lookup;
  const patched: Lookup = (hostname, ...rest) =>
    system(hostname.toLowerCase().endsWith('.localhost') ? '127.0.0.1' : hostname, ...rest);
  dns.lookup = patched as unknown as typeof dns.lookup;
}
