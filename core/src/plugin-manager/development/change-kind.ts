/** Which part of a plugin a change of its files concerns. */
export interface ChangedParts {
  readonly server: boolean;
  readonly ui: boolean;
}

const concernsServer = /^(?:plugin\.json$|api(?:\.ts$|\/)|server\/|migrations\/)/;
const concernsUi = /^(?:api(?:\.ts$|\/)|ui\/)/;

/** What tests read, and what editors leave lying about for a moment. */
const concernsNobody = /\.spec\.ts$|~$|\.(?:swp|swx|tmp|bak)$|(?:^|\/)(?:\.|4913$|testing\/)/;

/** @param paths below the plugin's folder, with slashes */
export function changedParts(paths: readonly string[]): ChangedParts {
  const concerning = paths.filter((path) => !concernsNobody.test(path));
  return {
    server: concerning.some((path) => concernsServer.test(path)),
    ui: concerning.some((path) => concernsUi.test(path)),
  };
}
