/** The checks of a package in the order in which the platform makes them. */
export const uploadChecks = ['transfer', 'archive', 'signature', 'content', 'fit'] as const;
export type UploadCheck = (typeof uploadChecks)[number];
export type CheckResult = 'waiting' | 'running' | 'passed' | 'failed';

const signature = /^PACKAGE_(UNSIGNED|SIGNATURE_|SIGNED_FILE|FILE_NOT_SIGNED|FILE_CHANGED|KEY_)/;
const content = /^PACKAGE_(SCREENSHOT_|MANIFEST_|SIGNED_FOR_|UI_)/;
const fit = /^PACKAGE_(PLATFORM_|DEPENDENCY_|CAPABILITY_|VERSION_|ID_)/;

/** Which check a refusal stands for; what is no refusal of a package kept it from arriving. */
export function checkOf(code: string): UploadCheck {
  if (signature.test(code)) return 'signature';
  if (content.test(code)) return 'content';
  if (fit.test(code)) return 'fit';
  return code.startsWith('PACKAGE_') ? 'archive' : 'transfer';
}

/** How far an upload is. */
export type UploadState =
  | { readonly kind: 'chosen' }
  | { readonly kind: 'sending'; readonly progress: number }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'taken' };

/** What each check said: all before the one that failed have passed, none after it was made. */
export function checkResults(state: UploadState): { readonly check: UploadCheck; readonly result: CheckResult }[] {
  return uploadChecks.map((check, index) => ({ check, result: resultOf(state, check, index) }));
}

function resultOf(state: UploadState, check: UploadCheck, index: number): CheckResult {
  if (state.kind === 'taken') return 'passed';
  if (state.kind === 'chosen') return 'waiting';
  if (state.kind === 'refused') {
    const failed = uploadChecks.indexOf(checkOf(state.code));
    return index < failed ? 'passed' : index === failed ? 'failed' : 'waiting';
  }
  // All has arrived: the server looks at it, and tells of all checks at once.
  const isSent = state.progress >= 1;
  if (check === 'transfer') return isSent ? 'passed' : 'running';
  return isSent ? 'running' : 'waiting';
}
