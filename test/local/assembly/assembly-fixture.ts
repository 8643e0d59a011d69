import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Assembly, readAssembly } from '../../../local/assembly/assembly.ts';
import type { AssemblyOptions } from '../../../local/assembly/assembly-options.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

export interface StackFixture {
  readonly Resources: Record<string, unknown>;
  readonly Outputs?: Record<string, unknown>;
}

export const OPTIONS: AssemblyOptions = {
  wireUrl: 'http://127.0.0.1:4566',
  issuerUrl: 'http://127.0.0.1:9000/issuer',
  servedIssuerUrl: 'http://127.0.0.1:9001/now',
  secrets: (name) => (name === 'app/json' ? '{"key":"inner"}' : `value of ${name}`),
  apiUrl: (region) => `http://127.0.0.1/${region}`,
  mqttUrl: (region) => `ws://127.0.0.1/${region}`,
};

/** Writes a cloud assembly as `cdk synth` would, one stack per region, and reads it. */
export function assemblyOf(stacks: Record<string, StackFixture>): Assembly {
  const folder = temporaryFolder('assembly');
  const artifacts = Object.entries(stacks).map(([region, template]) => {
    const name = `App-${region}`;
    writeJson(folder, `${name}.template.json`, template);
    writeJson(folder, `${name}.assets.json`, {
      files: { c0de: { source: { path: 'asset.c0de', packaging: 'zip' } } },
    });
    const properties = { templateFile: `${name}.template.json` };
    return [
      name,
      { type: 'aws:cloudformation:stack', environment: `aws://111111111111/${region}`, properties },
    ];
  });
  mkdirSync(path.join(folder, 'asset.c0de'));
  writeJson(folder, 'manifest.json', { artifacts: Object.fromEntries(artifacts) });
  return readAssembly(folder, OPTIONS);
}

/** Properties of the only resource of a type. */
export function propertiesOf(assembly: Assembly, type: string): Record<string, unknown> {
  return assembly.resources.find((resource) => resource.type === type)?.properties ?? {};
}

function writeJson(folder: string, file: string, content: unknown): void {
  writeFileSync(path.join(folder, file), JSON.stringify(content));
}
