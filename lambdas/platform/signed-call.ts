import { SignatureV4 } from '@smithy/signature-v4';
import { optional, required } from './environment.ts';
import { type Exchange, exchange, type Reply } from './http-exchange.ts';
import { NodeSha256 } from './node-sha256.ts';

export interface SignedCall extends Exchange {
  /** As AWS names the service in signatures. */
  readonly service: string;
  /** This function's own region if nothing is said. */
  readonly region?: string;
}

/** One call of an AWS service, signed with the environment's credentials of that moment. Rejects without a reply. */
export async function signedCall(call: SignedCall): Promise<Reply> {
  const { service, region = required('AWS_REGION'), ...bare } = call;
  const { method, endpoint, headers, body } = bare;
  const request = {
    method,
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    path: endpoint.pathname,
    query: {},
    headers: { host: endpoint.host, ...headers },
    body,
  };
  const signed = await signerOf(service, region).sign(request);
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  return exchange({ ...bare, headers: { ...signed.headers, ...length } });
}

const SIGNERS = new Map<string, SignatureV4>();

function signerOf(service: string, region: string): SignatureV4 {
  const key = `${service} ${region}`;
  const known = SIGNERS.get(key);
  if (known !== undefined) {
    return known;
  }
  const signer = new SignatureV4({
    service,
    region,
    credentials: async () => credentials(),
    sha256: NodeSha256,
  });
  SIGNERS.set(key, signer);
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
