import { chromium, type Browser, type Page } from 'playwright-core';
import { neededProgram } from '../../core/src/testing/system-programs.ts';
import { quietArguments } from './browser.ts';

/** A browser whose camera and microphone are made up by itself, and allowed without asking. */
export async function launchTalkingBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: neededProgram('chromium'),
    args: [
      ...quietArguments,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--auto-select-desktop-capture-source=Entire screen',
    ],
  });
}

/** Lets the page tell what its connections receive; before it loads anything. */
export async function watchConnections(page: Page): Promise<void> {
  await page.addInitScript(`{
    const Native = RTCPeerConnection;
    globalThis.connections = [];
    globalThis.RTCPeerConnection = class extends Native {
      constructor(...given) {
        super(...given);
        connections.push(this);
      }
    };
  }`);
}

/** Bytes of audio that the page's living connections have received. */
export function audioBytes(page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    let bytes = 0;
    for (const connection of connections) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'audio') bytes += report.bytesReceived;
      }
    }
    return bytes;
  })()`);
}
