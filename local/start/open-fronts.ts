import { Env } from '../../lambdas/contract/environment.ts';
import { type Issuer, type Operators, openIssuer } from '../console/issuer.ts';
import type { Observer } from '../console/observer.ts';
import { distributionOf } from '../edge/distribution.ts';
import { startEdge } from '../edge/edge.ts';
import type { Site } from '../edge/site.ts';
import type { MetricLog } from '../engines/cloudwatch/metric-log.ts';
import { keyValueStoreFails } from '../faults/key-value-store-fault.ts';
import { createGateway, type Gateway, gatewayListener, type Invoke } from '../gateway/gateway.ts';
import { type HttpApi, httpApiOf } from '../gateway/http-api.ts';
import type { LoopbackServer } from '../loopback/serve.ts';
import type { Closers } from './closers.ts';
import type { Ground } from './ground.ts';
import type { Running } from './run-functions.ts';
import type { Services } from './services.ts';

export interface Fronts {
  readonly issuer: Issuer;
  readonly edge: LoopbackServer;
}

export interface FrontOptions {
  readonly edgePort: number;
  readonly defaultCountry: string | undefined;
  readonly site: Site;
}

/** Opens what people and clients call: each region's HTTP API, and the edge before them. */
export async function openFronts(
  services: Services,
  running: Running,
  ground: Ground,
  options: FrontOptions,
  closers: Closers,
): Promise<Fronts> {
  const { assembly, regions } = services;
  const apis = regions.flatMap((region) => httpApiOf(assembly.resources, region) ?? []);
  const issuer = await openIssuer({
    folder: ground.folder.path,
    name: services.issuerName,
    audiences: audiencesOf(apis),
    tenantClaim:
      running.specs.map(({ environment }) => environment[Env.tenantClaim]).find(Boolean) ?? 'tenant',
    ...operatorsOf(running),
  });
  const gateways = new Map(apis.map((api) => [api.region, gatewayOf(api, running, issuer, ground)]));
  for (const [region, gateway] of gateways) services.apis.get(region)?.answerWith(gatewayListener(gateway));
  for (const [region, front] of services.brokers) {
    front.upgradeWith((request, socket, head) => services.engines.iot.upgrade(region, request, socket, head));
  }
  const edge = await openEdge(services, running, gateways, ground, options);
  // First of all at the stop, so that nothing is accepted any more while the rest lets go.
  closers.add(async () => {
    // Its devices' sockets would keep the brokers' ports open.
    await services.engines.iot.close();
    await Promise.all(
      [edge, ...services.apis.values(), ...services.brokers.values()].map((each) => each.close()),
    );
  });
  return { issuer, edge };
}

function operatorsOf({ specs }: Running): { operators?: Operators } {
  const { environment } = specs.find((spec) => spec.environment[Env.operatorClaim] !== undefined) ?? {};
  const [claim, value] = [environment?.[Env.operatorClaim], environment?.[Env.operatorValue]];
  return claim === undefined || value === undefined ? {} : { operators: { claim, value } };
}

function audiencesOf(apis: readonly HttpApi[]): string[] {
  const audiences = apis.flatMap(({ routes }) =>
    routes.flatMap(({ authorizer }) => authorizer?.audiences ?? []),
  );
  return [...new Set(audiences)];
}

function gatewayOf(
  api: HttpApi,
  { functions, permissions }: Running,
  issuer: Issuer,
  { faults, observer, metrics }: Ground,
): Gateway {
  return createGateway({
    api,
    invoke: observed(functions.invoke, observer, metrics),
    keysOf: () => issuer.keys,
    isDown: () => faults.current.regions[api.region] === 'down',
    mayInvoke: (functionName, sourceArn) =>
      permissions.allow(functionName, api.region, { service: 'apigateway.amazonaws.com', sourceArn }),
  });
}

/** An invocation that the console hears of. */
function observed(invoke: Invoke, observer: Observer, metrics: MetricLog): Invoke {
  return async (functionName, region, payload, unheard) => {
    const beganAt = performance.now();
    const answered = (result: string | undefined) => {
      const durationMs = performance.now() - beganAt;
      const name = { region, namespace: 'AWS/Lambda', metric: 'Duration' };
      metrics.add({ ...name, dimensions: { FunctionName: functionName } }, [durationMs], Date.now());
      observer.answered({ functionName, region, payload, result, durationMs });
    };
    try {
      const invocation = await invoke(functionName, region, payload, unheard);
      answered(invocation.functionError === undefined ? invocation.payload : undefined);
      return invocation;
    } catch (error) {
      answered(undefined);
      throw error;
    }
  };
}

function openEdge(
  services: Services,
  { functions }: Running,
  gateways: ReadonlyMap<string, Gateway>,
  { faults }: Ground,
  { edgePort, defaultCountry, site }: FrontOptions,
): Promise<LoopbackServer> {
  const { assembly, regions, apis, engines } = services;
  const distribution = distributionOf(assembly.resources);
  if (!distribution) throw new Error('The app has no CloudFront distribution, so there is no edge to run.');
  const store = assembly.resources.find(({ type }) => type === 'AWS::CloudFront::KeyValueStore');
  const [edgeRegion = ''] = regions;
  return startEdge({
    port: edgePort,
    distribution,
    site,
    originOf: (domainName) => {
      const region = assembly.apiOfHost(domainName) ?? '';
      const url = apis.get(region)?.url;
      if (url !== undefined) return { url, name: region, gateway: gateways.get(region) };
      return /\.s3\./.test(domainName) ? 'site' : undefined;
    },
    keyValues: async () =>
      (await keyValueStoreFails(faults, edgeRegion))
        ? null
        : Object.fromEntries(engines.keyValues.entries(store?.physicalName ?? '')),
    invoke: (arn, payload) => functions.invoke(arn, arn.split(':')[3] ?? '', payload),
    edgeRegion,
    defaultCountry,
  });
}
