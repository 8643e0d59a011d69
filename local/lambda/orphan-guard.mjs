// A program of its own, which the local cloud tells the processes of its environments: `+123` began, `-123` ended.
// When its input ends, the local cloud has, and what is left is killed. Plain JavaScript, since Node 20 runs no
// TypeScript.
import { createInterface } from 'node:readline';

// Ctrl-C and a closed terminal reach the whole process group; the local cloud may still take its half second.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});

const alive = new Set();
for await (const line of createInterface({ input: process.stdin })) {
  const processId = Number(line.slice(1));
  if (line.startsWith('+')) alive.add(processId);
  else alive.delete(processId);
}
for (const processId of alive) kill(processId);

function kill(processId) {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
