import { PLATFORM } from '@cityos/access'
import { tellPlacedHere } from '../../bridge/tell/dependents'
import { byCode } from '../../bridge/tell/hooks'
import { GROUPS, t } from '../../i18n/words'
import { nameField } from '../../fields/code'
import { govern } from '../govern'
import { country } from './rules'

/** ISO 3166-1, seeded complete (`geo/seed-countries.ts`). */
export const Countries = govern(
  { kind: 'country', tenant: PLATFORM, tells: byCode('country') },
  {
    slug: 'countries',
    labels: { singular: t('Country', 'دولة'), plural: t('Countries', 'الدول') },
    admin: { useAsTitle: 'name', group: GROUPS.geo, defaultColumns: ['name', 'code', 'currencies'] },
    defaultSort: 'code',
    hooks: { beforeDelete: [tellPlacedHere('countries')] },
    fields: [
      {
        name: 'code',
        type: 'text',
        label: t('ISO 3166-1 alpha-2', 'الرمز من حرفين'),
        required: true,
        unique: true,
        index: true,
        validate: country.code,
      },
      nameField,
      {
        name: 'alpha3',
        type: 'text',
        label: t('Alpha-3', 'الرمز من ثلاثة أحرف'),
        required: true,
        unique: true,
      },
      { name: 'numeric', type: 'text', label: t('Numeric', 'الرمز الرقمي'), required: true, unique: true },
      {
        name: 'currencies',
        type: 'text',
        hasMany: true,
        label: t('Currencies', 'العملات'),
        validate: country.currencies,
      },
      { name: 'languages', type: 'text', hasMany: true, label: t('Languages', 'اللغات') },
      {
        name: 'locales',
        type: 'text',
        hasMany: true,
        label: t('Locales', 'اللغات المحلية'),
        validate: country.locales,
      },
      { name: 'callingCodes', type: 'text', hasMany: true, label: t('Calling codes', 'رموز الاتصال') },
      {
        name: 'timeZones',
        type: 'text',
        hasMany: true,
        label: t('Time zones', 'المناطق الزمنية'),
        validate: country.timeZones,
      },
    ],
  },
)
