import { iotDataCall } from './iot-data-call.ts';
import type { Guard } from './resilience.ts';

/** Gives a message to a region's broker, with QoS 0. Resolves once the broker has it; throws `broken` else. */
export type Publish = (topic: string, payload: string) => Promise<void>;

/**
 * Publishing to the broker of a region, this function's own if nothing is said.
 * https://docs.aws.amazon.com/iot/latest/apireference/API_iotdata_Publish.html
 */
export function iotPublish(guard: Guard, region?: string): Publish {
  const call = iotDataCall(guard, region);
  return async (topic, payload) => {
    await call({ method: 'POST', path: `/topics/${encodeURIComponent(topic)}`, body: payload });
  };
}
