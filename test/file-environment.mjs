import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';

const opened = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...args) {
  opened.add(this);
  return run.apply(this, args);
};

/**
 * Node's own, but for this: Jest's runner opens an AsyncLocalStorage for each test file and never lets go of it, and
 * up to Node 22 every promise then carries a value more for each file that its worker has run.
 */
export default class FileEnvironment extends TestEnvironment {
  async teardown() {
    for (const storage of opened) storage.disable();
    opened.clear();
    await super.teardown();
  }
}
