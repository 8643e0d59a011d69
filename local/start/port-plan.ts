/** Which port everything listens on. */
export interface PortPlan {
  readonly edge: number;
  readonly console: number;
  /** The AWS wire protocols of all regions. */
  readonly aws: number;
  /** HTTP API of the region with this index. */
  api(index: number): number;
  /** MQTT broker of the region with this index. */
  mqtt(index: number): number;
}

const FIRST_API = 10;
// AWS has fewer than fifty regions.
const FIRST_MQTT = 60;
const BEHIND_ALL = 120;

/** The ports that go with the edge's; 0 leaves each to the operating system. */
export function portPlan(port: number): PortPlan {
  const at = (offset: number): number => (port === 0 ? 0 : port + offset);
  return {
    edge: at(0),
    console: at(1),
    aws: at(2),
    api: (index) => at(FIRST_API + index),
    mqtt: (index) => at(FIRST_MQTT + index),
  };
}

/** What to do where one of the ports is taken: they are chosen together, by the edge's. */
export function portAdvice(port: number): string {
  const next = port + BEHIND_ALL;
  return `Stop it, or choose all ports anew, for example with --port ${next}. That is the edge's, ${port} now; the console's is one more, AWS's two, the regions' APIs begin ${FIRST_API} above it and their MQTT brokers ${FIRST_MQTT}.`;
}
