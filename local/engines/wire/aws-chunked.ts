import { AwsError } from '../engine.ts';
import type { WireRequest } from './dual-server.ts';

const CRLF = '\r\n';

/**
 * The body of a request without the chunks in which clients of S3 send what they sign or check as it flows.
 * Signatures and checksums of chunks are not looked at.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function plainBody({ headers, body }: WireRequest): Buffer {
  const isChunked = headers['x-amz-content-sha256']?.toString().startsWith('STREAMING-') ?? false;
  return isChunked ? Buffer.concat([...chunksOf(body)]) : body;
}

function* chunksOf(body: Buffer): Generator<Buffer> {
  let at = 0;
  while (true) {
    const lineEnd = body.indexOf(CRLF, at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (lineEnd < 0 || Number.isNaN(size)) {
      throw new AwsError('IncompleteBody', 'The request ended in the middle of a chunk.', 400);
    }
    if (size === 0) return;
    const from = lineEnd + CRLF.length;
    yield body.subarray(from, from + size);
    at = from + size + CRLF.length;
  }
}
