import type { Handle } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { routed } from '../http/router.ts';
import { getCompletion } from './get-completion.ts';
import { getEvents } from './get-events.ts';
import { getHealth } from './get-health.ts';
import { getMembers } from './get-members.ts';
import { getMessages } from './get-messages.ts';
import { getOpenApi } from './get-openapi.ts';
import { getPresence } from './get-presence.ts';
import { getProfile } from './get-profile.ts';
import { getRead } from './get-read.ts';
import { getRealtime } from './get-realtime.ts';
import { getSessions } from './get-sessions.ts';
import { getStatus } from './get-status.ts';
import type { Ports } from './ports.ts';

/** Every GET of the API. */
export function reading(ports: Ports): Handle<HttpRequest> {
  return routed({
    'GET /v1/sessions/{id}/events/{eventId}': (request) => getStatus(ports, request),
    'GET /v1/sessions/{id}/profile': (request) => getProfile(ports, request),
    'GET /v1/sessions/{id}/events': (request) => getEvents(ports, request),
    'GET /v1/sessions/{id}/messages': (request) => getMessages(ports, request),
    'GET /v1/sessions/{id}/members': (request) => getMembers(ports, request),
    'GET /v1/sessions/{id}/read': (request) => getRead(ports, request),
    'GET /v1/sessions/{id}/presence': (request) => getPresence(ports, request),
    'GET /v1/sessions/{id}/completions/{completionId}': (request) => getCompletion(ports, request),
    'GET /v1/sessions': (request) => getSessions(ports, request),
    'GET /v1/realtime': (request) => getRealtime(ports, request),
    'GET /v1/health': () => getHealth(ports),
    'GET /v1/openapi.json': () => getOpenApi(),
  });
}
