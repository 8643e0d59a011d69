import { AssemblyError } from './assembly-error.ts';

const REFERENCE = /\{\{resolve:([a-z-]+):([^}]*)\}\}/g;
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
const SECRET =
  /^(?:arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:)?([^:]+)(?::SecretString(?::([^:]*))?(?::[^:]*){0,2})?$/;

/**
 * Replaces dynamic references to secrets in a string by the secrets' values.
 * @throws AssemblyError for references to anything but Secrets Manager
 */
export function withSecrets(text: string, place: string, secrets: (name: string) => string): string {
  return text.replace(REFERENCE, (reference, service: string, rest: string) => {
    const [, name, jsonKey] = SECRET.exec(rest) ?? [];
    if (service !== 'secretsmanager' || name === undefined) {
      throw new AssemblyError(
        `${place}: the local cloud cannot resolve ${reference}. It resolves {{resolve:secretsmanager:name:SecretString}} only.`,
      );
    }
    return jsonKey ? memberOf(secrets(name), jsonKey) : secrets(name);
  });
}

function memberOf(json: string, key: string): string {
  return String((JSON.parse(json) as Record<string, unknown>)[key]);
}
