import { type Answer, json } from '../http/answer.ts';
import { broken } from '../platform/errors.ts';
import type { Ports } from './ports.ts';

/** `GET /v1/health`: whether this region can answer reads and take writes. `watch` and load balancers ask; nobody learns a secret. */
export async function getHealth(ports: Ports): Promise<Answer> {
  try {
    await ports.probe();
  } catch (cause) {
    throw broken('unwell', 'The tables or the queue of this region do not answer.', { cause });
  }
  return json(200, { status: 'ok', region: ports.region });
}
