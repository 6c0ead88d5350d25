import { PLATFORM } from '@cityos/access'
import { tellPlacedHere } from '../../bridge/tell/dependents'
import { byCode } from '../../bridge/tell/hooks'
import { codeField, nameField } from '../../fields/code'
import { keepPlacements } from '../../geo/placement'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'

/** The detailed classification under a category. */
export const Subcategories = govern(
  { kind: 'geo_subcategory', tenant: PLATFORM, tells: byCode('geo_subcategory') },
  {
    slug: 'subcategories',
    labels: { singular: t('Subcategory', 'فئة فرعية'), plural: t('Subcategories', 'الفئات الفرعية') },
    admin: { useAsTitle: 'name', group: GROUPS.geo, defaultColumns: ['name', 'code', 'category'] },
    hooks: {
      beforeDelete: [tellPlacedHere('subcategories')],
      beforeChange: [keepPlacements('subcategory', 'category')],
    },
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
        name: 'category',
        type: 'relationship',
        relationTo: 'categories',
        label: t('Category', 'الفئة'),
        required: true,
        index: true,
      },
    ],
  },
)
