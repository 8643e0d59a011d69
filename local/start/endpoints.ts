import { rename, writeFile } from 'node:fs/promises';

/** In the data folder, for programs. */
export const ENDPOINTS_FILE = 'endpoints.json';

/** Where everything answers; each without a trailing slash. */
export interface Endpoints {
  readonly edge: string;
  readonly console: string;
  /** Where the built-in issuer's discovery document is, under `/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly regions: Readonly<Record<string, RegionEndpoints>>;
}

export interface RegionEndpoints {
  readonly api: string;
  /** For the AWS CLI and the SDKs, with this region as theirs. */
  readonly aws: string;
  /** MQTT over WebSockets, path and all. */
  readonly mqtt: string;
}

/** Writes the endpoints so that nobody ever reads half of them. */
export async function writeEndpoints(file: string, endpoints: Endpoints): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(endpoints, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** A table for people, with one command to try. */
export function endpointsTable({ edge, console, issuer, regions }: Endpoints): string {
  const rows: [string, string][] = [
    ['edge', `${edge}   open it in a browser; or send CloudFront-Viewer-Country: KR, DE, US, … to be there`],
    ['console', `${console}   its API: /_local/status, /_local/token, /_local/faults, …`],
    ['issuer', `${issuer}/.well-known/openid-configuration`],
    ...Object.entries(regions).map(([name, { api, aws, mqtt }]): [string, string] => [
      name,
      `${api}   AWS: ${aws}   MQTT: ${mqtt}`,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n');
  return `${table}\n\nTry:\n  ${tryIt(edge, console)}\n`;
}

function tryIt(edge: string, console: string): string {
  return [
    `TOKEN=$(curl -s ${console}/_local/token -d '{"sub":"kim"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`,
    `curl -si ${edge}/v1/sessions -X POST -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -H 'CloudFront-Viewer-Country: KR' -d '{}'`,
  ].join('\n  ');
}
