import type { Manifest } from '@fudao/plugin-sdk';
import { compileSchema } from '../../runtime/validation.ts';
import { errors } from '../errors.ts';

/**
 * The settings that hold in a district: what it set over the schema's defaults. What another release of
 * the plugin took and this one does not know, or refuses, is left out, so that its default holds.
 */
export function effectiveSettings(manifest: Manifest, own: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (!manifest.settings) return {};
  const check = compileSchema(manifest.settings);
  const kept = { ...own };
  for (;;) {
    const settings = structuredClone(kept);
    const field = check(settings)?.[0]?.field.split('.')[0];
    if (field === undefined || !(field in kept)) return settings;
    delete kept[field];
  }
}

/**
 * Checks what a district wants to set against the plugin's schema.
 * @throws PLUGIN_SETTINGS_INVALID naming the field
 */
export function checkSettings(manifest: Manifest, wanted: Record<string, unknown>): Record<string, unknown> {
  const known = Object.keys((manifest.settings?.['properties'] ?? {}) as object);
  const unknown = Object.keys(wanted).find((key) => !known.includes(key));
  if (unknown) throw errors.SETTINGS_INVALID({ field: unknown, reason: 'is not known' });
  const checked = structuredClone(wanted);
  const problems = manifest.settings ? compileSchema(manifest.settings)(structuredClone(checked)) : null;
  if (problems) throw errors.SETTINGS_INVALID({ field: problems[0]!.field, reason: problems[0]!.message });
  return checked;
}
