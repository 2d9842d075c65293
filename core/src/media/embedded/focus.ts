import { component, xml, type IqContext, type XmlElement, type XmppComponent } from './xmpp-component.ts';
import type { Log } from '@fudao/plugin-sdk';
import { focusJid, hosts } from './prosody-config.ts';

export interface FocusParts {
  readonly componentPort: number;
  readonly componentSecret: string;
  readonly log: Log;
  /** Whether there is such a room and it is open now. */
  isOpen(roomName: string): Promise<boolean>;
}

const focusProtocol = 'http://jitsi.org/protocol/focus';
const mucProtocol = 'http://jabber.org/protocol/muc';
const longestJoinMs = 5_000;

/**
 * Opens a room at the media server when its first member asks for it, and stands in it as browsers expect it. Two
 * people then send to each other directly; a forwarding unit for more would be invited here, when somebody joins.
 */
export class Focus {
  readonly #parts: FocusParts;
  readonly #component: XmppComponent;
  /** Rooms that it is in, or on the way into, by their address. */
  readonly #rooms = new Map<string, { readonly joined: Promise<void>; arrive(): void }>();

  constructor(parts: FocusParts) {
    this.#parts = parts;
    const { componentPort, componentSecret, log } = parts;
    this.#component = component({ service: `xmpp://127.0.0.1:${componentPort}`, domain: hosts.focus, password: componentSecret });
    this.#component.on('error', (error: Error) => log.debug({ reason: error.message }, 'the focus lost its line'));
    this.#component.on('offline', () => this.#rooms.clear());
    this.#component.on('disconnect', () => this.#rooms.clear());
    this.#component.on('stanza', (stanza: XmlElement) => this.#hear(stanza));
    this.#component.iqCallee.set(focusProtocol, 'conference', (context) => this.#answer(context));
    const info = 'http://jabber.org/protocol/disco#info';
    this.#component.iqCallee.get(info, 'query', () =>
      xml('query', { xmlns: info }, xml('identity', { category: 'component', type: 'generic', name: 'focus' }), xml('feature', { var: focusProtocol })),
    );
  }

  /** @throws when the server does not take it */
  async start(): Promise<void> {
    await this.#component.start();
  }

  /** With a server that is gone there is nobody to say good-bye to. */
  async stop(isServerGone: boolean): Promise<void> {
    this.#component.reconnect.stop();
    if (!isServerGone) await this.#component.stop().catch(() => undefined);
  }

  async #answer({ element }: IqContext): Promise<XmlElement> {
    const room = element.attrs['room'] ?? '';
    const [name, host] = room.split('@');
    if (!name || host !== hosts.muc || !(await this.#parts.isOpen(name))) return refusal();
    await this.#enter(room);
    return xml('conference', { xmlns: focusProtocol, room, ready: 'true', focusjid: focusJid });
  }

  /** Resolves once it stands in the room: browsers may come in then. */
  async #enter(room: string): Promise<void> {
    const known = this.#rooms.get(room);
    if (known) return known.joined;
    let arrive: () => void = () => undefined;
    const joined = new Promise<void>((resolve, reject) => {
      arrive = resolve;
      setTimeout(() => reject(new Error('The room did not open.')), longestJoinMs).unref();
    });
    joined.catch(() => this.#rooms.delete(room));
    this.#rooms.set(room, { joined, arrive });
    await this.#component.send(xml('presence', { from: `${focusJid}/focus`, to: `${room}/focus` }, xml('x', { xmlns: mucProtocol })));
    await joined;
  }

  #hear(stanza: XmlElement): void {
    const [room = '', nick] = (stanza.attrs['from'] ?? '').split('/');
    if (!stanza.is('presence') || nick !== 'focus') return;
    if (stanza.attrs['type'] === undefined) this.#rooms.get(room)?.arrive();
    else this.#rooms.delete(room);
  }
}

function refusal(): XmlElement {
  return xml('error', { type: 'cancel' }, xml('not-allowed', { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' }));
}
