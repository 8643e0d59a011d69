import { clientIdPrefix } from '../contract/topics.ts';
import { type Answer, json } from '../http/answer.ts';
import { callerOf } from '../http/caller.ts';
import type { HttpRequest } from '../http/http-request.ts';
import type { Ports } from './ports.ts';

/** `GET /v1/realtime`: what the caller's device needs in order to connect to this region's broker. */
export async function getRealtime({ broker, identification }: Ports, request: HttpRequest): Promise<Answer> {
  const { userKey } = callerOf(request, identification);
  const { endpoint, authorizer, topics } = broker;
  const access = {
    endpoint,
    authorizer,
    clientIdPrefix: clientIdPrefix(userKey),
    inbox: topics.inbox(userKey),
    everyone: topics.everyone(),
  };
  return { ...json(200, access), about: { userKey } };
}
