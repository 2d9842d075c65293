/** What one start of prosody needs. */
export interface ProsodySettings {
  /** Where its pid and its configuration are kept. */
  readonly folder: string;
  /** Where our modules are. */
  readonly modules: string;
  readonly httpPort: number;
  readonly componentPort: number;
  readonly appId: string;
  readonly tokenSecret: string;
  readonly messageSecret: string;
  readonly componentSecret: string;
  /** Where it tells who came and who left. */
  readonly eventsUrl: string;
  readonly isRoot: boolean;
}

/** XMPP names of the embedded server; they are no host names and leave this machine nowhere. */
export const hosts = { domain: 'meet.fudao', muc: 'conference.meet.fudao', focus: 'focus.meet.fudao' } as const;
export const focusJid = `focus@${hosts.focus}`;

/** One message of a browser; an offer of audio and video is some 10 kB. */
export const largestStanzaBytes = 65_536;

/** A Lua string whatever the text is. */
function quoted(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\0': '\\0' };
  return `"${text.replace(/[\\"\n\r\0]/g, (character) => escapes[character]!)}"`;
}

/** The configuration: nothing but rooms behind tokens, on this machine's own loopback. */
export function prosodyConfig(settings: ProsodySettings): string {
  const { folder, modules, httpPort, componentPort } = settings;
  return `-- Written at each start of the platform; changes are lost.
pidfile = ${quoted(`${folder}/prosody.pid`)}
data_path = ${quoted(folder)}
plugin_paths = { ${quoted(modules)} }
daemonize = false
run_as_root = ${settings.isRoot}
log = { { levels = { min = "warn" }, to = "console" } }
storage = "memory"
modules_enabled = { "saslauth", "websocket", "smacks", "disco", "ping", "limits", "fudao_lifeline" }
modules_disabled = { "s2s", "s2s_auth_certs", "tls", "offline", "register" }
interfaces = { "127.0.0.1" }
local_interfaces = { "127.0.0.1" }
c2s_ports = {}
s2s_ports = {}
legacy_ssl_ports = {}
http_ports = { ${httpPort} }
http_interfaces = { "127.0.0.1" }
https_ports = {}
component_ports = { ${componentPort} }
component_interfaces = { "127.0.0.1" }
http_default_host = ${quoted(hosts.domain)}
http_max_content_size = ${largestStanzaBytes}
-- The gateway, which is all that reaches it, has TLS and has looked at the origin.
consider_websocket_secure = true
c2s_require_encryption = false
allow_unencrypted_plain_auth = false
c2s_stanza_size_limit = ${largestStanzaBytes}
websocket_frame_buffer_limit = ${2 * largestStanzaBytes}
limits = { c2s = { rate = "50kb/s", burst = "4s" } }
smacks_hibernation_time = 30
smacks_max_queue_size = 500

VirtualHost ${quoted(hosts.domain)}
  authentication = "fudao_token"
  fudao_token_secret = ${quoted(settings.tokenSecret)}
  fudao_app_id = ${quoted(settings.appId)}

Component ${quoted(hosts.muc)} "muc"
  modules_enabled = { "fudao_room" }
  admins = { ${quoted(focusJid)} }
  restrict_room_creation = true
  muc_room_locking = false
  muc_room_default_public = false
  muc_room_default_public_jids = true
  muc_room_default_change_subject = false
  http_host = ${quoted(hosts.domain)}
  fudao_message_secret = ${quoted(settings.messageSecret)}
  fudao_events_url = ${quoted(settings.eventsUrl)}
  fudao_people_host = ${quoted(hosts.domain)}

Component ${quoted(hosts.focus)}
  component_secret = ${quoted(settings.componentSecret)}
`;
}
