import { scenariosNamed } from '../../../../bench/load/plan/scenarios.ts';

export const scenarios = ['normal', 'peak', 'spike', 'stages'].flatMap((name) => scenariosNamed(name, false));

export interface ArtilleryRequest {
  url: string;
  json?: string;
  expect: { statusCode: number }[];
}

export function artilleryTold(yaml: string) {
  const json = yaml
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
  return JSON.parse(json) as {
    config: {
      phases: { duration: string; arrivalRate: number; rampTo?: number }[];
      plugins: Record<string, object>;
      ensure: object;
      variables: Record<string, object[]>;
    };
    scenarios: { name: string; weight: number; flow: Record<string, ArtilleryRequest>[] }[];
  };
}
