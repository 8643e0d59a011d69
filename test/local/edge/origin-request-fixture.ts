import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { distributionOf } from '../../../local/edge/distribution.ts';
import { startEdge } from '../../../local/edge/edge.ts';
import type { CloudResource } from '../../../local/engines/engine.ts';
import type { LoopbackServer } from '../../../local/loopback/serve.ts';

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];

/** A distribution whose completions go through the function of this name. */
function resourcesFor(name: string): CloudResource[] {
  const resource = (type: string, physicalName: string, properties: Record<string, unknown>) => ({
    ...{ type, physicalName, logicalId: physicalName, properties },
    ...{ region: 'us-east-1', accountId: '1', stackName: 'Edge' },
  });
  const behaviour = { TargetOriginId: 'api', AllowedMethods: METHODS };
  return [
    resource('AWS::Lambda::Function', name, { Role: 'arn:aws:iam::1:role/role' }),
    resource('AWS::IAM::Role', 'role', {
      AssumeRolePolicyDocument: { Principal: { Service: 'edgelambda.amazonaws.com' } },
    }),
    resource('AWS::CloudFront::Distribution', 'Distribution', {
      DistributionConfig: {
        Origins: [
          {
            Id: 'api',
            DomainName: 'api.example',
            OriginPath: '/stage',
            OriginCustomHeaders: [{ HeaderName: 'X-Own', HeaderValue: '1' }],
          },
        ],
        CacheBehaviors: [
          {
            ...behaviour,
            PathPattern: '/v1/sessions/*/completions',
            LambdaFunctionAssociations: [
              {
                EventType: 'origin-request',
                LambdaFunctionARN: `arn:aws:lambda:us-east-1:1:function:${name}:1`,
                IncludeBody: true,
              },
            ],
          },
        ],
        DefaultCacheBehavior: behaviour,
      },
    }),
  ];
}

export type Seen = { method: string; url: string; headers: IncomingHttpHeaders; body: string };
export type Invoke = Parameters<typeof startEdge>[0]['invoke'];

let origin: Server;
let originUrl: string;
const started: LoopbackServer[] = [];

/** Starts an origin that answers with the request that it got. */
export async function startOrigin(): Promise<void> {
  origin = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
    });
  });
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  originUrl = `http://127.0.0.1:${(origin.address() as AddressInfo).port}`;
}

export async function stopOrigin(): Promise<void> {
  await Promise.all(started.map((edge) => edge.close()));
  origin.close();
}

/** An edge whose function is invoked so, before the origin. */
export async function edgeWith(invoke: Invoke) {
  const distribution = distributionOf(resourcesFor('guess'));
  if (!distribution) throw new Error('The resources hold a distribution.');
  const front = await startEdge({
    port: 0,
    distribution,
    site: { folder: undefined, files: () => new Map(), about: () => [] },
    originOf: () => ({ url: originUrl, name: 'api' }),
    keyValues: async () => ({}),
    invoke,
    edgeRegion: 'us-east-1',
    defaultCountry: undefined,
  });
  started.push(front);
  return (path: string, init: RequestInit = {}) => fetch(`${front.url}${path}`, init);
}
