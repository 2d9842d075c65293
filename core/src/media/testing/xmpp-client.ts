import { until } from '../../testing/until.ts';

const open = '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="meet.fudao" version="1.0"/>';
const bind = '<iq type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>';

export interface Door {
  /** `ws://host:port` of the platform. */
  readonly url: string;
  readonly token: string;
}

/** As little of a browser's XMPP over WebSocket as a room needs. */
export class XmppClient {
  readonly received: string[] = [];
  isClosed = false;
  readonly #socket: WebSocket;

  private constructor({ url, token }: Door) {
    this.#socket = new WebSocket(`${url}/xmpp-websocket?token=${token}`, 'xmpp');
    this.#socket.onmessage = ({ data }) => {
      this.received.push(String(data));
      if (String(data).startsWith('<close')) this.close();
    };
    this.#socket.onclose = () => (this.isClosed = true);
    this.#socket.onerror = () => (this.isClosed = true);
  }

  /** A connection behind a token; undefined where nobody answers, or the token is refused. */
  static async connect(door: Door): Promise<XmppClient | undefined> {
    const client = new XmppClient(door);
    await until(() => client.isClosed || client.#socket.readyState === WebSocket.OPEN);
    if (client.isClosed) return undefined;
    client.send(open);
    await client.heard(/<stream:features/);
    client.send('<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="ANONYMOUS"/>');
    const answer = await client.heard(/<success|<failure/);
    if (!answer.startsWith('<success')) return void client.close();
    client.received.length = 0;
    client.send(open);
    await client.heard(/<stream:features/);
    client.send(bind);
    await client.heard(/<iq[^>]*id=['"]bind['"]/);
    return client;
  }

  send(text: string): void {
    this.#socket.send(text.replace(/^<(iq|presence|message)/, '<$1 xmlns="jabber:client"'));
  }

  /** Asks the focus for a room, and goes in: gives what the server says of it. */
  async enter(room: string, nick: string): Promise<'in' | 'refused'> {
    const address = `${room}@conference.meet.fudao`;
    this.send(`<iq type="set" id="focus" to="focus.meet.fudao"><conference xmlns="http://jitsi.org/protocol/focus" room="${address}"/></iq>`);
    const focus = await this.heard(/<iq[^>]*id=['"]focus['"]/);
    if (/type=['"]error['"]/.test(focus)) return 'refused';
    return this.goIn(room, nick);
  }

  /** Past the focus, as no browser of ours would. */
  async goIn(room: string, nick: string): Promise<'in' | 'refused'> {
    this.send(`<presence to="${room}@conference.meet.fudao/${nick}"><x xmlns="http://jabber.org/protocol/muc"/></presence>`);
    const answer = await this.heard(new RegExp(`<presence(?=[^>]*type=['"]error['"])|<presence[^>]*/${nick}['"][^]*code=['"]110['"]`));
    return /^<presence[^>]*type=['"]error['"]/.test(answer) ? 'refused' : 'in';
  }

  /** The first message that fits, once it is there. @throws where the connection ends before */
  heard(pattern: RegExp): Promise<string> {
    return until(() => {
      const found = this.received.find((one) => pattern.test(one));
      if (found === undefined && this.isClosed) throw new Error(`The connection ended; last heard: ${this.received.slice(-3).join('\n')}`);
      return found;
    });
  }

  close(): void {
    this.#socket.close();
  }
}
