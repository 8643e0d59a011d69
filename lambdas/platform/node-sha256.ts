import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

/** SHA-256, keyed or not, in the shape that the SigV4 signer asks for: native, where the SDK's default is JavaScript. */
export class NodeSha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(chunk: Uint8Array): void {
    this.hash.update(chunk);
  }

  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }

  /** The signer makes a new hash instead of resetting one. */
  reset(): void {
    throw new Error('A NodeSha256 cannot be reset: make a new one.');
  }
}

function bytesOf(secret: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof secret === 'string') {
    return secret;
  }
  return ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret);
}
