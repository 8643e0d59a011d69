// Has the process that imports it resolve every `*.localhost` to 127.0.0.1, as RFC 6761 §6.3 asks and many resolvers
// do not: the client of CloudFront's KeyValueStore puts the account before the host of whatever endpoint it is given.
// Plain JavaScript, since it runs inside execution environments, which on Node 20 know no TypeScript.
import dns from 'node:dns';

const system = dns.lookup;

dns.lookup = (hostname, ...rest) =>
  system(hostname.toLowerCase().endsWith('.localhost') ? '127.0.0.1' : hostname, ...rest);
