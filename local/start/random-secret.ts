import { randomBytes } from 'node:crypto';

/** What Secrets Manager would generate: 64 letters and digits. */
export function randomSecret(): string {
  return randomBytes(32).toString('hex');
}
