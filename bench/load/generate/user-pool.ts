/** Users of whom some are waiting for an answer. */
export interface UserPool {
  /** An idle user, who is busy from now on; undefined while nobody is idle. */
  take(): number | undefined;
  release(user: number): void;
}

/** All users are idle at first. Each pick is equally likely to be any idle one. */
export function userPool(users: number, random: () => number): UserPool {
  const idle = Array.from({ length: users }, (_, user) => user);
  return {
    take: () => {
      const at = Math.floor(random() * idle.length);
      const user = idle[at];
      const last = idle.pop();
      if (last !== undefined && at < idle.length) {
        idle[at] = last;
      }
      return user;
    },
    release: (user) => void idle.push(user),
  };
}
