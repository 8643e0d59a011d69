import type { DeviceEvent } from './device-event.ts';

/** Name of the token wherever a query may hold it. */
const PARAMETER = 'token';

/**
 * What the device sent: a token, and the large sessions that it wants to follow. AWS IoT hands over user name and
 * password as they came, the password in base64, and headers and query of the WebSocket's request.
 * https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth-lambda.html
 */
export function credentialsOf({ token, protocolData = {} }: DeviceEvent): Credentials {
  const { http, mqtt } = protocolData;
  const queries = [queryIn(mqtt?.username), queryIn(http?.queryString)];
  const fromQuery = queries.map((query) => query.get(PARAMETER)).find(Boolean);
  const bearer = http?.headers?.authorization ?? http?.headers?.Authorization;
  return {
    token: token ?? fromQuery ?? bearer?.replace(/^bearer /i, '') ?? fromBase64(mqtt?.password),
    clientId: mqtt?.clientId ?? '',
    sessions: queries.flatMap((query) => (query.get('sessions') ?? '').split(',')).filter(Boolean),
  };
}

export interface Credentials {
  readonly token: string;
  readonly clientId: string;
  /** Large sessions whose topics the device wants. */
  readonly sessions: readonly string[];
}

function queryIn(text = ''): URLSearchParams {
  return new URLSearchParams(text.slice(text.indexOf('?') + 1));
}

function fromBase64(text = ''): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
