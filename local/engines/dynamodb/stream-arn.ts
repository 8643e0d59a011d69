/**
 * AWS labels a stream with the time it was switched on. Here the label is a constant, so that a stream's ARN is known
 * before its table is made: templates name it, and functions in other regions are wired to it.
 */
export const STREAM_LABEL = '2026-01-01T00:00:00.000';

/** `arn:aws:dynamodb:eu-west-1:123456789012:table/meridian-event-store` */
export function tableArn(region: string, accountId: string, table: string): string {
  return `arn:aws:dynamodb:${region}:${accountId}:table/${table}`;
}

/** The ARN of the stream of a table. */
export function streamArnOf(arn: string): string {
  return `${arn}/stream/${STREAM_LABEL}`;
}
