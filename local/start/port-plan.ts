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
