type Parse = (text: string) => unknown;

const text: Parse = (value) => value;
const list: Parse = (value) => value.split(',').map((part) => part.trim());
/** Leaves what is no number or no boolean as it is, so that the schema names it. */
const number: Parse = (value) => (value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value));
const boolean: Parse = (value) => ({ true: true, false: false, 1: true, 0: false })[value.toLowerCase()] ?? value;

export interface EnvironmentVariable {
  readonly name: string;
  /** Where it goes in the settings. */
  readonly path: readonly string[];
  readonly parse: Parse;
  /** Where a pattern alone would not tell an operator what to write. */
  readonly example?: string;
}

/** Every environment variable of the platform; docker-compose.yml is checked against this table. */
export const environmentVariables: readonly EnvironmentVariable[] = [
  { name: 'PORT', path: ['port'], parse: number },
  { name: 'FUDAO_HOST', path: ['host'], parse: text },
  { name: 'FUDAO_DATA', path: ['dataFolder'], parse: text },
  { name: 'FUDAO_PRODUCTION', path: ['production'], parse: boolean },
  { name: 'FUDAO_LOG_LEVEL', path: ['logLevel'], parse: text },
  { name: 'FUDAO_TRUST_PROXY', path: ['trustProxy'], parse: boolean },
  { name: 'FUDAO_TIME_ZONE', path: ['timeZone'], parse: text },
  { name: 'FUDAO_ROLES', path: ['roles'], parse: list },
  { name: 'FUDAO_DEMO', path: ['demo'], parse: boolean },
  {
    name: 'FUDAO_DATABASE_URL',
    path: ['database', 'url'],
    parse: text,
    example: 'mysql://user:password@host:3306/name',
  },
  { name: 'FUDAO_NATS_URL', path: ['nats', 'url'], parse: text, example: 'nats://user:password@host:4222' },
  { name: 'FUDAO_S3_ENDPOINT', path: ['storage', 'endpoint'], parse: text, example: 'https://host:port' },
  { name: 'FUDAO_S3_BUCKET', path: ['storage', 'bucket'], parse: text },
  { name: 'FUDAO_S3_REGION', path: ['storage', 'region'], parse: text },
  { name: 'FUDAO_S3_ACCESS_KEY_ID', path: ['storage', 'accessKeyId'], parse: text },
  { name: 'FUDAO_S3_SECRET_ACCESS_KEY', path: ['storage', 'secretAccessKey'], parse: text },
  { name: 'FUDAO_JITSI_URL', path: ['jitsi', 'url'], parse: text, example: 'https://meet.example.org' },
  { name: 'FUDAO_JITSI_APP_ID', path: ['jitsi', 'appId'], parse: text },
  { name: 'FUDAO_JITSI_SECRET', path: ['jitsi', 'secret'], parse: text, example: 'what `openssl rand -base64 32` prints' },
  { name: 'FUDAO_JITSI_DOMAIN', path: ['jitsi', 'domain'], parse: text, example: 'meet.jitsi' },
  { name: 'FUDAO_JITSI_PRIVATE_KEY', path: ['jitsi', 'privateKey'], parse: text, example: '-----BEGIN PRIVATE KEY----- and the rest of the PEM' },
  { name: 'FUDAO_JITSI_KEY_ID', path: ['jitsi', 'keyId'], parse: text },
  { name: 'FUDAO_JITSI_ORDERS_URL', path: ['jitsi', 'ordersUrl'], parse: text, example: 'http://jitsi-prosody:5280/fudao/orders' },
  { name: 'FUDAO_JITSI_MESSAGE_SECRET', path: ['jitsi', 'messageSecret'], parse: text, example: 'what `openssl rand -base64 32` prints' },
  { name: 'FUDAO_EMBEDDED_MEDIA', path: ['media', 'embedded'], parse: boolean },
  { name: 'FUDAO_STUN_URLS', path: ['media', 'stunUrls'], parse: list, example: 'stun:turn.example.org:3478' },
  { name: 'FUDAO_TURN_URLS', path: ['media', 'turnUrls'], parse: list, example: 'turn:turn.example.org:3478,turns:turn.example.org:443?transport=tcp' },
  { name: 'FUDAO_TURN_SECRET', path: ['media', 'turnSecret'], parse: text, example: 'what `openssl rand -base64 32` prints' },
  { name: 'FUDAO_TOKEN_SECRET', path: ['identity', 'tokenSecret'], parse: text },
  { name: 'FUDAO_PUBLIC_URL', path: ['publicUrl'], parse: text, example: 'https://fudao.example.org' },
  { name: 'FUDAO_PUSH_KEY', path: ['push', 'key'], parse: text, example: 'what `openssl rand -base64 32` prints' },
  { name: 'FUDAO_PUSH_CONTACT', path: ['push', 'contact'], parse: text, example: 'mailto:operator@example.org' },
  { name: 'FUDAO_PUSH_HOSTS', path: ['push', 'hosts'], parse: list, example: 'fcm.googleapis.com,*.push.apple.com' },
  { name: 'FUDAO_MAIL_URL', path: ['mail', 'url'], parse: text, example: 'smtps://user:password@host:465' },
  { name: 'FUDAO_MAIL_FROM', path: ['mail', 'from'], parse: text, example: 'Fudao <no-reply@example.org>' },
  { name: 'FUDAO_SMS_GATEWAY', path: ['sms', 'gateway'], parse: text, example: 'file' },
  { name: 'FUDAO_DOCUMENTS_QUOTA', path: ['documents', 'quotaBytes'], parse: number },
  {
    name: 'FUDAO_RECORDS_KEY',
    path: ['records', 'masterKey'],
    parse: text,
    example: 'what `openssl rand -base64 32` prints',
  },
];

/** A settings file over the defaults; read first, so it is in no place of the settings. */
export const settingsFileVariable = 'FUDAO_CONFIG';

const known = new Set([...environmentVariables.map(({ name }) => name), settingsFileVariable]);

/** Kubernetes tells every container of a service named `fudao` by variables of such names. */
function isOfKubernetes(name: string, value: string): boolean {
  return /_SERVICE_(HOST|PORT)|_PORT_\d+_(TCP|UDP)/.test(name) || (name.endsWith('_PORT') && /^(tcp|udp):/.test(value));
}

/** Names that look like ours and mean nothing: a slip of the pen would start the platform with a default instead. */
export function unknownVariables(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment)
    .filter(([name, value = '']) => name.startsWith('FUDAO_') && !known.has(name) && !isOfKubernetes(name, value))
    .map(([name]) => name);
}

/** What an operator may set, for a sentence. */
export const knownVariables: readonly string[] = [...known].filter((name) => name.startsWith('FUDAO_')).sort();
