import { Type } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const version = Type.Union([Type.String(), Type.Null()]);

/** What other rooms learn of plugins. */
export const events = {
  'plugin-manager.installation-changed.v1': Type.Object(
    { pluginId: Type.String(), districtId: Type.String(), enabled: Type.Boolean(), revision: Type.Integer() },
    closed,
  ),
  'plugin-manager.channels-changed.v1': Type.Object(
    { pluginId: Type.String(), stable: version, canary: version, revision: Type.Integer() },
    closed,
  ),
};
