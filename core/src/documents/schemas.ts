import { Type } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const PluginId = Type.String({ minLength: 1, maxLength: 40 });
const PersonId = Type.String({ minLength: 1, maxLength: 64 });
const DistrictId = Type.Union([Type.Null(), Type.String()], { description: 'null: of calls without a district' });
const Count = Type.Integer({ minimum: 0 });

/** `0` or the `nextCursor` of the page before. */
const Page = {
  cursor: Type.Integer({ minimum: 0, default: 0 }),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 200 }),
};

export const PluginParams = Type.Object({ pluginId: PluginId }, closed);
export const PersonParams = Type.Object({ pluginId: PluginId, personId: PersonId }, closed);
export const PluginPageParams = Type.Object({ pluginId: PluginId, ...Page }, closed);
export const PersonPageParams = Type.Object({ pluginId: PluginId, personId: PersonId, ...Page }, closed);

export const UsageView = Type.Object(
  {
    /** What a plugin may keep in one district. */
    quotaBytes: Count,
    districts: Type.Array(Type.Object({ districtId: DistrictId, bytes: Count, documents: Count }, closed)),
  },
  closed,
);

export const ExportPageView = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          districtId: DistrictId,
          collection: Type.String(),
          key: Type.String(),
          value: Type.Unknown(),
          revision: Count,
          personId: Type.Union([Type.Null(), Type.String()]),
          /** Milliseconds since 1970. */
          updatedAt: Count,
        },
        closed,
      ),
    ),
    nextCursor: Type.Union([Type.Null(), Type.Integer()]),
  },
  closed,
);

export const Removed = Type.Object({ removed: Count }, closed);
