import { PLATFORM } from '@cityos/access'
import { tellPlacedHere } from '../../bridge/tell/dependents'
import { byCode } from '../../bridge/tell/hooks'
import { codeField, nameField } from '../../fields/code'
import { jsonAdmin } from '../../fields/json'
import { GROUPS, t } from '../../i18n/words'
import { keepPlacements } from '../../geo/placement'
import { govern } from '../govern'

/** A theme or a city in a country. */
export const Scopes = govern(
  { kind: 'geo_scope', tenant: PLATFORM, tells: byCode('geo_scope') },
  {
    slug: 'scopes',
    labels: { singular: t('Scope', 'نطاق'), plural: t('Scopes', 'النطاقات') },
    admin: { useAsTitle: 'name', group: GROUPS.geo, defaultColumns: ['name', 'code', 'country', 'type'] },
    hooks: { beforeDelete: [tellPlacedHere('scopes')], beforeChange: [keepPlacements('scope', 'country')] },
    fields: [
      codeField,
      nameField,
      {
        name: 'description',
        type: 'textarea',
        label: t('Description', 'الوصف'),
        localized: true,
        maxLength: 2000,
      },
      {
        name: 'type',
        type: 'select',
        label: t('Type', 'النوع'),
        required: true,
        defaultValue: 'city',
        options: [
          { value: 'city', label: t('City', 'مدينة') },
          { value: 'theme', label: t('Theme', 'موضوع') },
        ],
      },
      {
        name: 'country',
        type: 'relationship',
        relationTo: 'countries',
        label: t('Country', 'الدولة'),
        required: true,
        index: true,
      },
      { name: 'tags', type: 'text', hasMany: true, label: t('Tags', 'الوسوم') },
      {
        name: 'boundary',
        type: 'json',
        label: t('Boundary (GeoJSON)', 'الحدود (GeoJSON)'),
        admin: jsonAdmin,
        jsonSchema: {
          uri: 'cityos://boundary.json',
          fileMatch: ['cityos://boundary.json'],
          schema: {
            type: 'object',
            properties: { type: { enum: ['Polygon', 'MultiPolygon'] }, coordinates: { type: 'array' } },
            required: ['type', 'coordinates'],
          },
        },
      },
    ],
  },
)
