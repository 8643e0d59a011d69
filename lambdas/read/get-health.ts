import { type Answer, json } from '../http/answer.ts';
import { RequestError } from '../http/request-error.ts';
import type { Ports } from './ports.ts';

/** `GET /v1/health`: whether this region can answer reads. `watch` and load balancers ask; nobody learns a secret. */
export async function getHealth(ports: Ports): Promise<Answer> {
  try {
    await ports.probe();
  } catch {
    throw new RequestError('unavailable', 'The tables of this region do not answer.');
  }
  return json(200, { status: 'ok', region: ports.region });
}
