import { type Assembly, readAssembly } from '../assembly/assembly.ts';
import { readStacks } from '../assembly/stack.ts';
import { measureQueues } from '../engines/cloudwatch/measure-queues.ts';
import { createKeyRing, type KeyRing } from '../engines/wire/access-keys.ts';
import type { Authorize } from '../engines/wire/gate.ts';
import { startWireFront, type WireFront } from '../engines/wire/wire-front.ts';
import { createPolicies, type Policies } from '../iam/policies.ts';
import { type LoopbackServer, serveLoopback } from '../loopback/serve.ts';
import type { Closers } from './closers.ts';
import type { Ground } from './ground.ts';
import { requireKnownRegions } from './known-regions.ts';
import { type Engines, openEngines, provision } from './open-engines.ts';
import type { PortPlan } from './port-plan.ts';
import { randomSecret } from './random-secret.ts';

/** The services with everything that the templates create in them, and the addresses of what is yet to come. */
export interface Services {
  readonly assembly: Assembly;
  /** Regions that have an HTTP API, the primary first. */
  readonly regions: readonly string[];
  readonly issuerName: string;
  readonly engines: Engines;
  readonly keys: KeyRing;
  readonly wire: WireFront;
  readonly allow: Authorize;
  /** What the templates let roles do, whatever is in force. */
  readonly described: Policies;
  /** A bound port for each region's HTTP API; they answer 503 until something answers there. */
  readonly apis: ReadonlyMap<string, LoopbackServer>;
  /** A bound port for each region's MQTT broker. */
  readonly brokers: ReadonlyMap<string, LoopbackServer>;
}

/** Chooses what is in force, given the policies that the templates describe. */
export type Permissions = (described: Policies) => Pick<Policies, 'allows'>;

export interface ServiceOptions {
  readonly ports: PortPlan;
  /** By default what is described is in force. */
  readonly permissions: Permissions | undefined;
}

/** Opens the engines and the wire front, reads the templates with their addresses, and provisions. */
export async function openServices(
  assemblyFolder: string,
  ground: Ground,
  { ports, permissions = (described) => described }: ServiceOptions,
  closers: Closers,
): Promise<Services> {
  const regions = regionsOf(assemblyFolder);
  requireKnownRegions(ground.kept, regions);
  const engines = openEngines(ground.folder.inside, regions, ground);
  const stopMeasuring = measureQueues(engines.sqs, regions, ground.metrics);
  closers.add(async () => void (await Promise.all(engines.all.map((engine) => engine.close()))));
  closers.add(async () => stopMeasuring());
  const keys = createKeyRing();
  let policies: Pick<Policies, 'allows'> | undefined;
  const allow: Authorize = ({ roleArn = '' }, access, region) =>
    policies?.allows(roleArn, access, region) ?? false;
  const wire = await startWireFront({
    port: ports.aws,
    accounts: keys,
    allow,
    engines: engines.all,
    faults: ground.faults,
  });
  closers.add(wire.close);
  engines.sqs.setBaseUrl(wire.url);
  const apis = await bind(regions, ports.api);
  const brokers = await bind(regions, ports.mqtt);
  const fronts = [...apis.values(), ...brokers.values()];
  closers.add(async () => void (await Promise.all(fronts.map((front) => front.close()))));
  const issuerName = ground.kept.get('issuer name', () => ground.console.url);
  const assembly = readAssembly(assemblyFolder, {
    wireUrl: wire.url,
    issuerUrl: issuerName,
    servedIssuerUrl: ground.console.url,
    secrets: (name) => ground.kept.get(`secret ${name}`, randomSecret),
    apiUrl: (region) => apis.get(region)?.url ?? '',
    mqttUrl: (region) => brokers.get(region)?.url.replace('http:', 'ws:') ?? '',
  });
  const described = createPolicies(assembly.resources);
  policies = permissions(described);
  await provision(engines, assembly.resources);
  return { assembly, regions, issuerName, engines, keys, wire, allow, described, apis, brokers };
}

async function bind(
  regions: readonly string[],
  portOf: (index: number) => number,
): Promise<Map<string, LoopbackServer>> {
  const bound = regions.map(async (region, index) => [region, await serveLoopback(portOf(index))] as const);
  return new Map(await Promise.all(bound));
}

function regionsOf(assemblyFolder: string): string[] {
  const withApi = readStacks(assemblyFolder).filter(({ resources }) =>
    Object.values(resources).some(({ Type }) => Type === 'AWS::ApiGatewayV2::Api'),
  );
  return withApi.map(({ region }) => region);
}
