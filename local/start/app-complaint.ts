// Node prints an error that nobody caught as: where it was thrown, the line, an empty one, then name and message,
// and the stack. A misconfiguration is explained by its message; anything else may need all of it.
const MISCONFIGURED = /^ConfigurationError: ([\s\S]*?)\n {4}at /m;

/** What a person should read of what the CDK app printed before it ended. */
export function appComplaint(printed: string): string {
  return MISCONFIGURED.exec(printed)?.[1] ?? `The CDK app could not be synthesized:\n${printed}`;
}
