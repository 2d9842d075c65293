import mysql from 'mysql2';
import { isSilence } from './translate-mariadb-error.ts';

const LONGEST_MS = 1_000;
/** A timer that comes later than this found the process busy: it says nothing about the server. */
const LATE_MS = 100;

/**
 * Whether a server speaks at this address, on a connection of its own: the pool's may all be taken. One that
 * refuses us, for too many connections or a wrong password, is there. Rejects where there is silence.
 */
export function probeMariadb(url: string, longestMs = LONGEST_MS): Promise<void> {
  const { hostname, port, username, password } = new URL(url);
  const connection = mysql.createConnection({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  });
  return new Promise<void>((resolve, reject) => {
    const silence = new Error(`No answer within ${longestMs} ms`);
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const due = performance.now() + longestMs;
      timer = setTimeout(() => (performance.now() - due > LATE_MS ? wait() : reject(silence)), longestMs);
    };
    wait();
    const conclude = (error: mysql.QueryError | null): void => {
      clearTimeout(timer);
      if (error && isSilence(error)) reject(error);
      else resolve();
    };
    // What is told to nobody would end the process.
    connection.on('error', conclude);
    connection.ping(conclude);
  }).finally(() => connection.destroy());
}
