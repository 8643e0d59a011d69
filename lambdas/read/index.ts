import { Env } from '../contract/environment.ts';
import { httpHandler } from '../http/http-handler.ts';
import { observed } from '../http/observed.ts';
import { required } from '../platform/environment.ts';
import { awsPorts } from './aws-ports.ts';
import { reading } from './reading.ts';

const ports = awsPorts({ lanes: required(Env.lanes).split(',') });

export const handler = httpHandler(reading(ports), observed(ports.meter));
