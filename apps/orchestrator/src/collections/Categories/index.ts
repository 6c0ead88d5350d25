import { PLATFORM } from '@cityos/access'
import { tellPlacedHere } from '../../bridge/tell/dependents'
import { byCode } from '../../bridge/tell/hooks'
import { codeField, nameField } from '../../fields/code'
import { keepTree } from '../../geo/keep-tree'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'

/** The business taxonomy, nested. */
export const Categories = govern(
  { kind: 'geo_category', tenant: PLATFORM, tells: byCode('geo_category') },
  {
    slug: 'categories',
    labels: { singular: t('Category', 'فئة'), plural: t('Categories', 'الفئات') },
    admin: { useAsTitle: 'name', group: GROUPS.geo, defaultColumns: ['name', 'code', 'parent'] },
    hooks: { beforeDelete: [tellPlacedHere('categories')], beforeChange: [keepTree] },
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
        name: 'parent',
        type: 'relationship',
        relationTo: 'categories',
        label: t('Parent', 'الفئة الأم'),
        index: true,
      },
      {
        name: 'scopes',
        type: 'relationship',
        relationTo: 'scopes',
        hasMany: true,
        label: t('Scopes', 'النطاقات'),
        admin: {
          description: t('Where it is offered; everywhere when empty', 'حيث تتوفر؛ في كل مكان إن تُركت فارغة'),
        },
      },
    ],
  },
)
