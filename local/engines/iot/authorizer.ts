import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { CloudResource } from '../engine.ts';
import { type AuthorizerAnswer, authorizerAnswerOf } from './authorizer-answer.ts';
import type { Outside } from './outside.ts';

/** A custom authorizer as the templates describe it. */
export interface Authorizer {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly functionArn: string;
  readonly isActive: boolean;
  /** Where the token is found in headers, query or user name. */
  readonly tokenKeyName: string | undefined;
}

/** What a device sent in order to be let in. */
export interface Credentials {
  readonly clientId: string;
  readonly username: string | undefined;
  readonly password: Buffer | undefined;
  readonly headers: IncomingHttpHeaders;
  /** With its question mark, or empty. */
  readonly queryString: string;
}

const NAME_PARAMETER = 'x-amz-customauthorizer-name';
// https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth-lambda.html
const LIMIT_MS = 5_000;

/**
 * Reads an `AWS::IoT::Authorizer`.
 * @throws Error for one that wants signatures, which nobody could check here without the device's key
 */
export function authorizerOf(resource: CloudResource): Authorizer {
  const { properties, physicalName: name, region, accountId, stackName, logicalId } = resource;
  if (properties.SigningDisabled !== true) {
    throw new Error(
      `Stack ${stackName}, resource ${logicalId}: the local cloud checks no signatures of tokens. Set SigningDisabled to true and let the function check the token.`,
    );
  }
  return {
    name,
    arn: `arn:aws:iot:${region}:${accountId}:authorizer/${name}`,
    region,
    functionArn: String(properties.AuthorizerFunctionArn),
    // https://docs.aws.amazon.com/iot/latest/apireference/API_CreateAuthorizer.html
    isActive: properties.Status === 'ACTIVE',
    tokenKeyName: properties.TokenKeyName === undefined ? undefined : String(properties.TokenKeyName),
  };
}

/** Name of the authorizer that the device asks for. */
export function authorizerNameOf(credentials: Credentials): string | undefined {
  return parameterOf(credentials, NAME_PARAMETER);
}

/**
 * Asks an authorizer about a device.
 * @throws Error with a sentence where its answer lets nobody in
 */
export async function askAuthorizer(
  authorizer: Authorizer,
  credentials: Credentials,
  outside: Outside,
): Promise<AuthorizerAnswer> {
  const { functionArn, region, arn } = authorizer;
  const payload = JSON.stringify(eventOf(authorizer, credentials));
  const unheard = AbortSignal.timeout(LIMIT_MS);
  const invoked = outside.invoke({ functionArn, region, sourceArn: arn, payload, unheard });
  const answer = await withinLimit(invoked, authorizer.name);
  if (answer.functionError !== undefined) {
    throw new Error(`The function of authorizer ${authorizer.name} failed: ${answer.payload}`);
  }
  return authorizerAnswerOf(answer.payload);
}

function eventOf({ tokenKeyName }: Authorizer, credentials: Credentials): Record<string, unknown> {
  const { clientId, username, password, headers, queryString } = credentials;
  const token = tokenKeyName === undefined ? undefined : parameterOf(credentials, tokenKeyName);
  return {
    ...(token !== undefined && { token }),
    signatureVerified: false,
    protocols: ['tls', 'http', 'mqtt'],
    protocolData: {
      tls: { serverName: headers.host?.split(':')[0] },
      http: { headers, queryString },
      mqtt: {
        ...(username !== undefined && { username }),
        ...(password !== undefined && { password: password.toString('base64') }),
        clientId,
      },
    },
    connectionMetadata: { id: randomUUID() },
  };
}

/** From the headers, the address or the query in the user name, in this order. */
function parameterOf({ headers, queryString, username = '' }: Credentials, name: string): string | undefined {
  const queryOfName = username.includes('?') ? username.slice(username.indexOf('?')) : '';
  return (
    headers[name.toLowerCase()]?.toString() ??
    new URLSearchParams(queryString).get(name) ??
    new URLSearchParams(queryOfName).get(name) ??
    undefined
  );
}

async function withinLimit<T>(work: Promise<T>, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`Authorizer ${name} did not answer within ${LIMIT_MS} ms.`));
    timer = setTimeout(fail, LIMIT_MS).unref();
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
