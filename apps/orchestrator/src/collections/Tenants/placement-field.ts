import type { GroupField } from 'payload'
import { t } from '../../i18n/words'

/** Where a tenant is in the world and in business. */
export const placementField: GroupField = {
  name: 'placement',
  type: 'group',
  label: t('Placement', 'الموقع'),
  fields: [
    {
      name: 'country',
      type: 'relationship',
      relationTo: 'countries',
      label: t('Country', 'الدولة'),
      index: true,
    },
    { name: 'scope', type: 'relationship', relationTo: 'scopes', label: t('Scope', 'النطاق'), index: true },
    {
      name: 'category',
      type: 'relationship',
      relationTo: 'categories',
      label: t('Category', 'الفئة'),
      index: true,
    },
    {
      name: 'subcategory',
      type: 'relationship',
      relationTo: 'subcategories',
      label: t('Subcategory', 'الفئة الفرعية'),
      index: true,
    },
  ],
}
