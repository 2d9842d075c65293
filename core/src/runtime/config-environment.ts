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
  { name: 'FUDAO_DATABASE_URL', path: ['database', 'url'], parse: text },
  { name: 'FUDAO_NATS_URL', path: ['nats', 'url'], parse: text },
  { name: 'FUDAO_S3_ENDPOINT', path: ['storage', 'endpoint'], parse: text },
  { name: 'FUDAO_S3_BUCKET', path: ['storage', 'bucket'], parse: text },
  { name: 'FUDAO_S3_REGION', path: ['storage', 'region'], parse: text },
  { name: 'FUDAO_S3_ACCESS_KEY_ID', path: ['storage', 'accessKeyId'], parse: text },
  { name: 'FUDAO_S3_SECRET_ACCESS_KEY', path: ['storage', 'secretAccessKey'], parse: text },
  { name: 'FUDAO_JITSI_URL', path: ['jitsi', 'url'], parse: text },
  { name: 'FUDAO_JITSI_APP_ID', path: ['jitsi', 'appId'], parse: text },
  { name: 'FUDAO_JITSI_SECRET', path: ['jitsi', 'secret'], parse: text },
  { name: 'FUDAO_TOKEN_SECRET', path: ['identity', 'tokenSecret'], parse: text },
  { name: 'FUDAO_DOCUMENTS_QUOTA', path: ['documents', 'quotaBytes'], parse: number },
  { name: 'FUDAO_RECORDS_KEY', path: ['records', 'masterKey'], parse: text },
];
