import { answeredIn } from '../../web/sign-in/answered.ts';
import { PAGE } from '../local/console/oauth/oauth-fixture.ts';

/** A tab: its address, and what it keeps. */
export class FakeTab {
  address = `${PAGE}#/console`;
  readonly kept = new Map<string, string>();
  readonly page = PAGE;
  readonly storage = {
    getItem: (key: string) => this.kept.get(key) ?? null,
    setItem: (key: string, value: string) => void this.kept.set(key, value),
    removeItem: (key: string) => void this.kept.delete(key),
  };

  readonly go = (url: string): void => {
    this.address = url;
  };

  answered() {
    const rewrite = (path: string) => this.go(new URL(path, PAGE).href);
    return answeredIn({ href: this.address, storage: this.storage, rewrite });
  }
}
