/** What AWS IoT Core takes. https://docs.aws.amazon.com/general/latest/gr/iot-core.html#message-broker-limits */
export const IOT_LIMITS = {
  topicBytes: 256,
  /** Eight levels. */
  topicSlashes: 7,
  payloadBytes: 128 * 1024,
  clientIdBytes: 128,
  subscriptionsPerConnection: 50,
  subscriptionsPerRequest: 8,
  /** In and out together; what is beyond them is discarded, and nobody is told. */
  publishesPerSecond: 100,
  /** CONNECTs of an account in a region; what is beyond them is not let in. */
  connectsPerSecond: 500,
  keepAliveSeconds: { least: 30, most: 1_200 },
  /** Until a client's version begins at 0 again. */
  versionKeptMs: 60 * 60 * 1_000,
  /** How long GetConnection still tells of a client that is gone. */
  disconnectKnownMs: 30 * 60 * 1_000,
} as const;

/** The keep alive that the broker goes by: 0 and more than the most stand for the most. */
export function keepAliveOf(wishedSeconds: number): number {
  const { least, most } = IOT_LIMITS.keepAliveSeconds;
  return wishedSeconds === 0 || wishedSeconds > most ? most : Math.max(wishedSeconds, least);
}
