import Sequencer from '@jest/test-sequencer';

/** Tests that start a cloud or a browser, by how long they take. */
const SLOW = [/[/\\]browser[/\\]page\./, /[/\\]e2e[/\\]completions\./, /[/\\]test[/\\](?:browser|e2e)[/\\]/];

/** A fresh clone knows no durations, and Jest would go by the files' sizes: what takes a minute must not come last. */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = SLOW.findIndex((slow) => slow.test(path));
      return at === -1 ? SLOW.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
