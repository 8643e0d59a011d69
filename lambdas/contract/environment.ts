/** Environment variables of the functions: `lib` sets them together with the grant, `platform/environment.ts` reads them. */
export const Env = {
  /** This region's lane, `<region>.<epoch>`. */
  lane: 'MERIDIAN_LANE',
  /** Every lane that any region writes or has written, comma separated. */
  lanes: 'MERIDIAN_LANES',
  eventStoreTable: 'EVENT_STORE_TABLE',
  profileTable: 'PROFILE_TABLE',
  sessionTable: 'SESSION_TABLE',
  /** This region's own table of admission windows and archived dead letters; not replicated. */
  operationsTable: 'OPERATIONS_TABLE',
  /** This region's own table of cached answers; not replicated. */
  answersTable: 'ANSWERS_TABLE',
  interactiveQueueUrl: 'INTERACTIVE_QUEUE_URL',
  bulkQueueUrl: 'BULK_QUEUE_URL',
  eventStream: 'EVENT_STREAM_NAME',
  /** Key of the HMAC that makes user keys; the same in every region, forever. */
  userKeySalt: 'USER_KEY_SALT',
  /** Name of the JWT claim that holds the tenant. */
  tenantClaim: 'TENANT_CLAIM',
  /** Commands that one person may send to one execution environment, in a second and at once. */
  commandsPerSecond: 'COMMANDS_PER_SECOND',
  commandBurst: 'COMMAND_BURST',
  /** Reads that may begin to wait in one five-second window of this region. */
  maxWaiters: 'MAX_WAITERS',
  keyValueStoreArn: 'KEY_VALUE_STORE_ARN',
  /** Base address of this region's own API, without a trailing slash. */
  apiUrl: 'API_URL',
  /** Every region of the deployment, comma separated. */
  regions: 'MERIDIAN_REGIONS',
  /** Name of the deployment: it prefixes topics and names. */
  app: 'MERIDIAN_APP',
  /** Name of the JWT claim that tells operators, and the value that it has with them. */
  operatorClaim: 'OPERATOR_CLAIM',
  operatorValue: 'OPERATOR_VALUE',
  /** Whose tokens are taken, as in their `iss`. */
  oidcIssuer: 'OIDC_ISSUER',
  /** Comma separated. */
  oidcAudiences: 'OIDC_AUDIENCES',
  /** Where the issuer says where its keys are. */
  oidcDiscoveryUrl: 'OIDC_DISCOVERY_URL',
  /** This region's broker, for devices. */
  mqttUrl: 'MQTT_URL',
  /** Names of the models that may be asked, comma separated; not set where the deployment answers no questions. */
  models: 'MODELS',
  /** Queue of questions that nobody has looked at yet; not set where the deployment answers none. */
  asksQueueUrl: 'ASKS_QUEUE_URL',
  /** Queue of answers that somebody should look into. */
  looksQueueUrl: 'LOOKS_QUEUE_URL',
  /** Queue of sessions whose summary is due. */
  summariesQueueUrl: 'SUMMARIES_QUEUE_URL',
  /** `AiSettings` as JSON. */
  aiSettings: 'AI_SETTINGS',
  /** `BatchSettings` as JSON. */
  batchSettings: 'BATCH_SETTINGS',
  /** Bucket through which batch jobs get questions and give answers. */
  batchBucket: 'BATCH_BUCKET',
  /** ARN of the role by which Bedrock reads and writes there. */
  batchRole: 'BATCH_ROLE',
  /** Addresses of the models' queues, comma separated. */
  modelQueueUrls: 'MODEL_QUEUE_URLS',
} as const;
