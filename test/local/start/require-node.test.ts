import { readFileSync } from 'node:fs';
import { requireNode } from '../../../local/start/require-node.ts';

test('a Node that is too old is told what is needed, which is what package.json asks for', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [, least = ''] = /^>=(.*)$/.exec(engines.node) ?? [];
  for (const version of [least, '20.20.2', '22.0.0']) expect(() => requireNode(version)).not.toThrow();
  for (const version of ['18.20.8', '20.18.9']) {
    expect(() => requireNode(version)).toThrow(`This is Node ${version}; Meridian needs 20.19 or newer.`);
  }
});
