const STACK = /^ {4}at /m;

/** What a person should read of what the CDK app printed before it ended: it explains a misconfiguration without a stack. */
export function appComplaint(printed: string): string {
  return STACK.test(printed) ? `The CDK app could not be synthesized:\n${printed}` : printed.trimEnd();
}
