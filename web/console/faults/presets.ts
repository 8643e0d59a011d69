import type { Faults } from '../cloud-types.ts';

/** A fault to switch on and off. */
export interface Preset {
  readonly label: string;
  readonly on: object;
  readonly off: object;
  isOn(faults: Faults): boolean;
}

/** Some of what docs/local-cloud.md lists; the API takes all of it, in any strength. */
export const PRESETS: readonly Preset[] = [
  {
    label: 'One message in ten comes twice',
    on: { sqs: { duplicate: 0.1 } },
    off: { sqs: { duplicate: 0 } },
    isOn: ({ sqs }) => Number(sqs.duplicate) > 0,
  },
  {
    label: 'Messages come in any order',
    on: { sqs: { reorder: true } },
    off: { sqs: { reorder: false } },
    isOn: ({ sqs }) => sqs.reorder === true,
  },
  {
    label: 'One batch in ten kills apply',
    on: { lambda: { crash: { apply: 0.1 } } },
    off: { lambda: { crash: {} } },
    isOn: ({ lambda }) => Object.keys(lambda.crash ?? {}).length > 0,
  },
  {
    label: 'DynamoDB throttles one call in twenty',
    on: { throttle: { dynamodb: 0.05 } },
    off: { throttle: { dynamodb: 0 } },
    isOn: ({ throttle }) => Number(throttle.dynamodb) > 0,
  },
  {
    label: 'Replicated items arrive in any order',
    on: { replication: { reorder: true } },
    off: { replication: { reorder: false } },
    isOn: ({ replication }) => replication.reorder,
  },
  {
    label: 'The edge cannot read its store',
    on: { keyValueStore: 'fail' },
    off: { keyValueStore: 'ok' },
    isOn: ({ keyValueStore }) => keyValueStore !== 'ok',
  },
];
