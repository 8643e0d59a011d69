import { applyHandler } from '../../../../lambdas/apply/apply-handler.ts';
import { awsPorts } from '../../../../lambdas/apply/aws-ports.ts';
import { SHARED_LANE } from '../shared-lane.ts';

/** Naive: the check that a version does not exist yet is trusted, though each replica checks by itself. */
export const handler = applyHandler(awsPorts({ lane: SHARED_LANE, lanes: [SHARED_LANE] }));
