import type { Endpoints } from '../../local/start/endpoints.ts';
import { type LoadOptions, runLoad } from '../load/generate/run-load.ts';
import { createUsers, type User } from '../load/generate/users.ts';
import { answering } from './answering.ts';

/** What the generator is asked to do. */
export type GeneratorOrder =
  | { readonly do: 'users'; readonly endpoints: Endpoints; readonly howMany: number }
  | { readonly do: 'load'; readonly load: LoadOptions };

let users: User[] = [];

answering(async (order: GeneratorOrder) => {
  if (order.do === 'load') {
    return runLoad(order.load, users.slice(0, order.load.scenario.users));
  }
  users = [...users, ...(await createUsers(order.endpoints, order.howMany - users.length, users.length))];
  return { users: users.length };
});
