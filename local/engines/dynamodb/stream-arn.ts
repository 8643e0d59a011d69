/**
 * AWS labels a stream with the time it was switched on. Here the label is a constant, the one that local/assembly
 * resolves `StreamArn` to, so that functions can be wired to a stream before its table is made.
 */
export const STREAM_LABEL = 'local';

/** `arn:aws:dynamodb:eu-west-1:123456789012:table/meridian-event-store` */
export function tableArn(region: string, accountId: string, table: string): string {
  return `arn:aws:dynamodb:${region}:${accountId}:table/${table}`;
}

/** The ARN of the stream of a table. */
export function streamArnOf(arn: string): string {
  return `${arn}/stream/${STREAM_LABEL}`;
}
