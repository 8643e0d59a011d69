import type { Server } from 'node:net';

/** Another program has the port. */
export class PortTaken extends Error {
  readonly code = 'PortTaken';
  readonly port: number;

  constructor(port: number, cause: unknown) {
    super(`Port ${port} on 127.0.0.1 is taken by another program.`, { cause });
    this.name = 'PortTaken';
    this.port = port;
  }
}

/**
 * Has a server listen on the loopback interface only; port 0 takes any free one.
 * @throws PortTaken where somebody listens there already
 */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, error) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
