/** The app's colours that a framed page gets; enough to look as if it belonged there. */
const names = [
  '--mat-sys-primary',
  '--mat-sys-on-primary',
  '--mat-sys-primary-container',
  '--mat-sys-on-primary-container',
  '--mat-sys-surface',
  '--mat-sys-surface-container-lowest',
  '--mat-sys-surface-container-low',
  '--mat-sys-surface-container-high',
  '--mat-sys-on-surface',
  '--mat-sys-on-surface-variant',
  '--mat-sys-outline',
  '--mat-sys-outline-variant',
  '--mat-sys-error',
  '--fd-good',
  '--fd-caution',
  '--fd-on-caution',
] as const;

/** As they are now: what is written as `light-dark(…)` is one colour to the other page. */
export function readColours(page: Document): Record<string, string> {
  const probe = page.createElement('span');
  probe.hidden = true;
  page.body.append(probe);
  try {
    return Object.fromEntries(
      names.map((name) => {
        probe.style.color = `var(${name})`;
        return [name, getComputedStyle(probe).color];
      }),
    );
  } finally {
    probe.remove();
  }
}
