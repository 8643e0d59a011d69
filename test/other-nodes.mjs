// Runs the tests under other versions of Node, which npm fetches: `npm run test:nodes`, or `npm run test:nodes -- 26`.
import { spawnSync } from 'node:child_process';

/** Those with long-term support that are newer than the oldest we take. */
const MAJORS = ['22', '24', '26'];
const JEST = ['node_modules/jest/bin/jest.js', '--testPathIgnorePatterns', 'thorough.ts'];

const asked = process.argv.slice(2);
const outcomes = (asked.length > 0 ? asked : MAJORS).map((major) => `Node ${major}: ${outcomeUnder(major)}`);
console.log(`\n${outcomes.join('\n')}`);
process.exitCode = outcomes.some((outcome) => outcome.endsWith('failed')) ? 1 : 0;

function outcomeUnder(major) {
  const found = under(major, ['--version'], 'pipe');
  if (found.status !== 0) return 'skipped, since npm cannot fetch it';
  const version = String(found.stdout).trim();
  console.log(`\n${version}`);
  return `${version} ${under(major, JEST, 'inherit').status === 0 ? 'passed' : 'failed'}`;
}

function under(major, args, stdio) {
  const npm = ['exec', '--yes', '--package', `node@${major}`, '--', 'node', ...args];
  return spawnSync('npm', npm, { stdio, shell: process.platform === 'win32' });
}
