import { Env } from '../contract/environment.ts';
import { required } from '../platform/environment.ts';
import { applyHandler } from './apply-handler.ts';
import { awsPorts } from './aws-ports.ts';

const lanes = required(Env.lanes).split(',');

export const handler = applyHandler(awsPorts({ lane: required(Env.lane), lanes }));
