import type { ExportFormat } from '../options.ts';
import type { Scenario } from '../plan/scenario.ts';
import { artilleryYaml } from './artillery-yaml.ts';
import { k6Script } from './k6-script.ts';

/** A load for another tool, for who wants to run it against AWS. */
export function exported(format: ExportFormat, scenario: Scenario): { file: string; text: string } {
  return format === 'k6'
    ? { file: `${scenario.name}.k6.js`, text: k6Script(scenario) }
    : { file: `${scenario.name}.artillery.yml`, text: artilleryYaml(scenario) };
}
