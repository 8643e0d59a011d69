import { randomUUID } from 'node:crypto';
import type { FaultBoard } from '../../faults/faults.ts';
import { AwsError, type Engine, type Principal } from '../engine.ts';
import type { AccessKeys } from './access-keys.ts';
import { type CredentialScope, credentialScope } from './credential-scope.ts';
import { startDualServer, type WireRequest, type WireResponse } from './dual-server.ts';
import {
  type AfterCall,
  type Authorize,
  type BeforeCall,
  createGate,
  DroppedAnswer,
  type Gate,
} from './gate.ts';
import { jsonProtocol } from './json-protocol.ts';
import { isLoopbackHost, isLoopbackOrigin } from './loopback.ts';
import type { Protocol } from './protocol.ts';
import { restJsonProtocol } from './rest-json-protocol.ts';
import { REST_SERVICES } from './rest-services.ts';
import { s3Protocol } from './rest-xml-protocol.ts';

export interface WireFrontOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly accounts: AccessKeys;
  readonly allow: Authorize;
  readonly engines: readonly Engine[];
  readonly faults: FaultBoard;
}

/** The AWS endpoint of the local cloud, for every emulated service and every region. */
export interface WireFront {
  /** What `AWS_ENDPOINT_URL` is set to. */
  readonly url: string;
  /** Adds an observer that hears of each call first; what it throws drops the connection, and nothing is done. */
  beforeCall(listener: BeforeCall): void;
  /** Adds an observer that is awaited before each answer is written; what it throws drops the connection. */
  afterCall(listener: AfterCall): void;
  /** HTTP exchanges of functions with the services of a region since the start, whatever came of them. */
  exchangesIn(region: string): number;
  close(): Promise<void>;
}

// A service without regions of its own signs for all of them; its engine keeps it where AWS does.
const HOME_OF_GLOBAL_SERVICES = 'us-east-1';

/**
 * Answers the unmodified AWS SDKs and CLI on 127.0.0.1. Service and region come from the credential scope, the
 * caller from the access key id. Signatures are not verified: a key id that was issued is proof enough on a
 * loopback interface, and the operator's secrets are not known here.
 */
export async function startWireFront(options: WireFrontOptions): Promise<WireFront> {
  const gate = createGate(options.engines, options.allow, options.faults);
  const protocols = new Map<string, Protocol>();
  const exchanges = new Map<string, number>();
  const known = { accounts: options.accounts, gate, exchanges };
  const server = await startDualServer(options.port, async (request) => {
    if (!isLoopbackHost(request.host) || !isLoopbackOrigin(request.headers.origin)) return foreign();
    const scope = credentialScope(request.headers.authorization);
    const protocol = protocolOf(scope?.service ?? '', protocols);
    try {
      return withRequestId(await answerOf(request, scope, protocol, known));
    } catch (error) {
      return error instanceof DroppedAnswer
        ? undefined
        : withRequestId(protocol.encodeError(awsError(error)));
    }
  });
  const { beforeCall, afterCall } = gate;
  const exchangesIn = (region: string) => exchanges.get(region) ?? 0;
  return { url: server.url, beforeCall, afterCall, exchangesIn, close: server.close };
}

async function answerOf(
  request: WireRequest,
  scope: CredentialScope | undefined,
  protocol: Protocol,
  { accounts, gate, exchanges }: { accounts: AccessKeys; gate: Gate; exchanges: Map<string, number> },
): Promise<WireResponse> {
  if (!scope) {
    throw new AwsError('MissingAuthenticationTokenException', 'Request is missing Authentication Token', 403);
  }
  const principal = principalOf(scope, accounts);
  const region = regionOf(scope);
  if (principal.kind === 'role') exchanges.set(region, (exchanges.get(region) ?? 0) + 1);
  const { operation, input } = protocol.decode(request);
  const output = await gate.call(scope.service, { region, principal, operation, input });
  return protocol.encode(output, operation);
}

function regionOf({ region }: CredentialScope): string {
  return region === '*' ? HOME_OF_GLOBAL_SERVICES : region;
}

function principalOf({ accessKeyId }: CredentialScope, accounts: AccessKeys): Principal {
  const principal = accounts.principalOf(accessKeyId);
  if (principal) return principal;
  throw new AwsError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    403,
  );
}

function protocolOf(service: string, protocols: Map<string, Protocol>): Protocol {
  const known = protocols.get(service);
  if (known) return known;
  const protocol = newProtocol(service);
  protocols.set(service, protocol);
  return protocol;
}

function newProtocol(service: string): Protocol {
  if (service === 's3') return s3Protocol;
  const rest = REST_SERVICES[service];
  return rest ? restJsonProtocol(rest) : jsonProtocol(service);
}

/** A fault of an engine itself reaches the caller as AWS's own would: 500, and the SDKs try again. */
function awsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new AwsError('InternalFailure', `The local engine failed: ${reason}`, 500);
}

function withRequestId({ status, headers, body }: WireResponse): WireResponse {
  return { status, headers: { ...headers, 'x-amzn-requestid': randomUUID() }, body };
}

function foreign(): WireResponse {
  const body = 'The local cloud answers this machine only: Host and Origin must be localhost or 127.0.0.1.\n';
  return { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
