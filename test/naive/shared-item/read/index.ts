import { Env } from '../../../../lambdas/contract/environment.ts';
import { httpHandler } from '../../../../lambdas/http/http-handler.ts';
import { observed } from '../../../../lambdas/http/observed.ts';
import { pathSessionOf } from '../../../../lambdas/http/path-session.ts';
import { required } from '../../../../lambdas/platform/environment.ts';
import { awsPorts } from '../../../../lambdas/read/aws-ports.ts';
import { reading } from '../../../../lambdas/read/reading.ts';
import { sharedProfile } from '../shared-profile.ts';

const PROFILE_ROUTE = 'GET /v1/sessions/{id}/profile';

const ports = awsPorts({ lanes: required(Env.lanes).split(',') });
const read = reading(ports);
const profile = sharedProfile();

/** Naive: the profile is what the shared item holds. Everything else is as it is. */
export const handler = httpHandler(async (request) => {
  const answer = await read(request);
  if (request.routeKey !== PROFILE_ROUTE || answer.statusCode !== 200) return answer;
  const name = '"profile":';
  const before = answer.body.slice(0, answer.body.indexOf(name) + name.length);
  return { ...answer, body: `${before}${await profile.textOf(pathSessionOf(request))}}` };
}, observed(ports.meter));
