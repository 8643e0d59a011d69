import { httpHandler } from '../../../../lambdas/http/http-handler.ts';
import { observed } from '../../../../lambdas/http/observed.ts';
import { awsPorts } from '../../../../lambdas/read/aws-ports.ts';
import { reading } from '../../../../lambdas/read/reading.ts';
import { SHARED_LANE } from '../shared-lane.ts';

const ports = awsPorts({ lanes: [SHARED_LANE] });

export const handler = httpHandler(reading(ports), observed(ports.meter));
