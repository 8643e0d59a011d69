import { Env } from '../contract/environment.ts';
import { httpHandler } from '../http/http-handler.ts';
import { observed } from '../http/observed.ts';
import { required } from '../platform/environment.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { figuring } from './figuring.ts';
import { getMetricData } from './metric-data.ts';

/** Shows operators what CloudWatch has measured. */
export const handler = httpHandler(
  figuring({
    region: required('AWS_REGION'),
    app: required(Env.app),
    operators: { claim: required(Env.operatorClaim), value: required(Env.operatorValue) },
    getMetricData,
    nowMs: Date.now,
  }),
  observed(powertoolsMeter()),
);
