import type { Handle } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { routed } from '../http/router.ts';
import { stamping } from '../http/stamping.ts';
import { acceptBatch } from './accept-batch.ts';
import { acceptOne } from './accept-one.ts';
import type { Ports } from './ports.ts';
import { SINGLE_COMMANDS, type SingleRoute } from './single-commands.ts';

/** Every route that changes something. One per execution environment: its clock lives as long as it does. */
export function accepting(ports: Ports): Handle<HttpRequest> {
  const stamps = stamping(ports);
  const singles = Object.keys(SINGLE_COMMANDS).map((key) => {
    const route = key as SingleRoute;
    return [route, acceptOne(route, ports, stamps)];
  });
  return routed({ ...Object.fromEntries(singles), 'POST /v1/batch': acceptBatch(ports, stamps) });
}
