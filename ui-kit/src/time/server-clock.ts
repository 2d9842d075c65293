import { Injectable } from '@angular/core';

/** The server's time: a phone's own clock may be minutes off, and leases end by the server's. */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private offsetMs = 0;
  private roundTripMs = Infinity;

  /** Milliseconds since 1970 at the server. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Learns from an answer's `Date`; the fastest round trip so far tells most exactly. */
  learn(date: string | null, sentAt: number, receivedAt: number): void {
    const roundTripMs = receivedAt - sentAt;
    if (!date || roundTripMs > this.roundTripMs) return;
    const atServer = Date.parse(date);
    if (Number.isNaN(atServer)) return;
    this.roundTripMs = roundTripMs;
    // The header counts whole seconds: on average it is half a second old.
    this.offsetMs = clampSmall(atServer + 500 - (sentAt + receivedAt) / 2);
  }
}

/** Below a second the header cannot tell, and the device's own clock is the better one. */
function clampSmall(offsetMs: number): number {
  return Math.abs(offsetMs) < 1000 ? 0 : offsetMs;
}
