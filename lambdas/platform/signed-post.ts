import { SignatureV4 } from '@smithy/signature-v4';
import { optional, required } from './environment.ts';
import { type Post, post, type Reply } from './http-exchange.ts';
import { NodeSha256 } from './node-sha256.ts';

export interface SignedPost extends Post {
  /** As AWS names the service in signatures. */
  readonly service: string;
}

/** One POST to an AWS service, signed with the environment's credentials of that moment. Rejects without a reply. */
export async function signedPost({ service, endpoint, headers, body, ...call }: SignedPost): Promise<Reply> {
  const request = {
    method: 'POST',
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    path: endpoint.pathname,
    query: {},
    headers: { host: endpoint.host, ...headers },
    body,
  };
  const signed = await signerOf(service).sign(request);
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  return post({ endpoint, headers: { ...signed.headers, ...length }, body, ...call });
}

const SIGNERS = new Map<string, SignatureV4>();

function signerOf(service: string): SignatureV4 {
  const known = SIGNERS.get(service);
  if (known !== undefined) {
    return known;
  }
  const signer = new SignatureV4({
    service,
    region: required('AWS_REGION'),
    credentials: async () => credentials(),
    sha256: NodeSha256,
  });
  SIGNERS.set(service, signer);
  return signer;
}

/** Read at each call: Lambda may put newer ones into the environment of a thawed process. */
function credentials() {
  const sessionToken = optional('AWS_SESSION_TOKEN');
  return {
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
}
