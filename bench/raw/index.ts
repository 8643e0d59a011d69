import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';

const { env } = process;
const agent = new http.Agent({ keepAlive: true });
const queue = new URL(env.BULK_QUEUE_URL as string);

/** The floor: one signed SendMessage with what the body says, and nothing that a service needs beside it. */
export async function handler(event: { readonly body: string }): Promise<{ statusCode: number }> {
  const body = JSON.stringify({ QueueUrl: queue.href, MessageBody: event.body });
  return { statusCode: (await send(body)) === 200 ? 202 : 503 };
}

function send(body: string): Promise<number | undefined> {
  const { hostname, port } = queue;
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', hostname, port, path: '/', agent, headers: signed(body) };
    const request = http.request(options, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    });
    request.once('error', reject);
    request.end(body);
  });
}

/** Signature version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signed(body: string): Record<string, string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${env.AWS_REGION}/sqs/aws4_request`;
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: queue.host,
    'x-amz-date': time,
    'x-amz-target': 'AmazonSQS.SendMessage',
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${env.AWS_SECRET_ACCESS_KEY}`);
  const signature = hmac(key, text).toString('hex');
  const credential = `AWS4-HMAC-SHA256 Credential=${env.AWS_ACCESS_KEY_ID}/${scope}`;
  return {
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    authorization: `${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
