/** The part of smtp-server that the tests use; the package brings no types. */
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';
  export class SMTPServer {
    constructor(options: {
      disabledCommands?: string[];
      onRcptTo?: (
        address: { address: string },
        session: unknown,
        done: (error?: Error) => void,
      ) => void;
      onData: (stream: Readable, session: unknown, done: (error?: Error) => void) => void;
    });
    server: Server;
    listen(port: number, host: string, ready: () => void): void;
    close(done: () => void): void;
  }
}
