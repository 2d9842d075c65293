import type { Dispose } from '@fudao/plugin-sdk';

/** Where an admitted WebSocket is passed on to, on this machine's loopback. */
export interface SocketTarget {
  readonly port: number;
  /** The name it goes by there. */
  readonly host: string;
  /** Whose it is: nobody has more than a few at once. */
  readonly person: string;
}

/** A server of a room's own on this machine that browsers reach by a WebSocket at the platform's own address. */
export interface SocketLine {
  readonly path: string;
  /** Browsers say something far more often: one that is silent for so long has lost its network. Milliseconds; unless given, nobody is ended for silence. */
  readonly longestSilenceMs?: number;
  /** Undefined where nobody is let through. */
  admit(query: URLSearchParams): Promise<SocketTarget | undefined>;
  /** The gateway listens, at this address on this machine. */
  listening(url: string): Promise<Dispose | void>;
}
