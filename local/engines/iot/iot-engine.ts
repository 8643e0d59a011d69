import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FaultBoard } from '../../faults/faults.ts';
import { AwsError, type CloudResource, type Engine } from '../engine.ts';
import { type Authorizer, authorizerOf } from './authorizer.ts';
import { accessOf, OPERATIONS } from './data-plane.ts';
import { acceptMqtt } from './mqtt-upgrade.ts';
import type { Outside } from './outside.ts';
import { RegionBroker } from './region-broker.ts';
import { type TopicRule, topicRuleOf } from './topic-rule.ts';

export interface IotEngineOptions {
  readonly regions: readonly string[];
  readonly faults: FaultBoard;
}

/** MQTT brokers of all regions, with the data plane beside them. Nothing of them outlives the process. */
export interface IotEngine extends Engine {
  /** Gives the engine what authorizers and rules reach; until then every device is refused. */
  connect(outside: Outside): void;
  /** Takes over a request for a WebSocket. */
  upgrade(region: string, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Devices that are connected to a region. */
  connections(region: string): number;
}

/** AWS IoT Core on aedes: one broker per region, over WebSockets. */
export function createIotEngine(options: IotEngineOptions): IotEngine {
  return new AedesEngine(options);
}

class AedesEngine implements IotEngine {
  readonly services = ['iotdata'];
  readonly types = ['AWS::IoT::Authorizer', 'AWS::IoT::TopicRule'];
  readonly operations = Object.keys(OPERATIONS);
  readonly #faults: FaultBoard;
  readonly #brokers: ReadonlyMap<string, Promise<RegionBroker>>;
  readonly #open = new Map<string, RegionBroker>();
  readonly #authorizers = new Map<string, Map<string, Authorizer>>();
  #accountId = '000000000000';
  #outside: Outside | undefined;

  constructor({ regions, faults }: IotEngineOptions) {
    this.#faults = faults;
    this.#brokers = new Map(regions.map((region) => [region, this.#openBroker(region)]));
    faults.onChange(() => {
      for (const [region, broker] of this.#open) if (this.#isDown(region)) broker.goDark();
    });
  }

  async provision(resource: CloudResource): Promise<void> {
    this.#accountId = resource.accountId;
    const broker = await this.#brokerOf(resource.region);
    if (resource.type === 'AWS::IoT::Authorizer') {
      this.#authorizers.get(resource.region)?.set(resource.physicalName, authorizerOf(resource));
      return;
    }
    const rule = topicRuleOf(resource);
    if (rule) this.#follow(broker, rule);
  }

  access(call: Parameters<Engine['access']>[0]): ReturnType<Engine['access']> {
    return accessOf(call, this.#accountId);
  }

  async call({ region, operation, input }: Parameters<Engine['call']>[0]): Promise<Record<string, unknown>> {
    const operate = OPERATIONS[operation];
    if (operate) return operate(await this.#brokerOf(region), input);
    throw new AwsError(
      'UnknownOperationException',
      `The local IoT data plane has no operation ${operation}.`,
      404,
    );
  }

  connect(outside: Outside): void {
    this.#outside = outside;
  }

  upgrade(region: string, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const broker = this.#open.get(region);
    if (broker === undefined || this.#outside === undefined || this.#isDown(region)) socket.destroy();
    else acceptMqtt(request, socket, head, (opened) => broker.serve(opened, request));
  }

  connections(region: string): number {
    return this.#open.get(region)?.sessions.size ?? 0;
  }

  async close(): Promise<void> {
    const brokers = await Promise.all(this.#brokers.values());
    await Promise.all(brokers.map((broker) => broker.close()));
  }

  async #openBroker(region: string): Promise<RegionBroker> {
    const authorizers = new Map<string, Authorizer>();
    this.#authorizers.set(region, authorizers);
    const accountId = (): string => this.#accountId;
    const outside = (): Outside => this.#reach();
    const broker = await RegionBroker.open({
      region,
      authorizers,
      get accountId() {
        return accountId();
      },
      get outside() {
        return outside();
      },
    });
    this.#open.set(region, broker);
    return broker;
  }

  #reach(): Outside {
    if (this.#outside) return this.#outside;
    throw new Error('The broker has not been connected to the functions yet.');
  }

  #follow(broker: RegionBroker, rule: TopicRule): void {
    broker.subscribe(rule.selection.filter, (message) => {
      if (this.#outside) void rule.run(message, this.#outside);
    });
  }

  #isDown(region: string): boolean {
    return this.#faults.current.regions[region] === 'down';
  }

  async #brokerOf(region: string): Promise<RegionBroker> {
    const broker = this.#brokers.get(region);
    if (broker) return broker;
    throw new AwsError(
      'UnrecognizedClientException',
      `The local IoT Core has no region "${region}"; it has ${[...this.#brokers.keys()].join(', ')}.`,
    );
  }
}
