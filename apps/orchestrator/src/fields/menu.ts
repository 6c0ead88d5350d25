import type { ArrayField } from 'payload'
import { t } from '../i18n/words'
import { ofSameTenant } from './tenant'

const SAFE_LINK = /^(https:\/\/|mailto:|tel:|\/(?!\/))/

/** A menu's entries: a page of the same tenant, or an address. */
export function menuField(name: string, label: { en: string; ar: string }): ArrayField {
  return {
    name,
    type: 'array',
    label,
    maxRows: 50,
    fields: [
      {
        name: 'label',
        type: 'text',
        label: t('Label', 'التسمية'),
        required: true,
        localized: true,
        maxLength: 80,
      },
      {
        name: 'page',
        type: 'relationship',
        relationTo: 'pages',
        label: t('Page', 'الصفحة'),
        filterOptions: ofSameTenant,
      },
      {
        name: 'url',
        type: 'text',
        label: t('Address', 'الرابط'),
        maxLength: 2000,
        validate: (value: unknown) =>
          !value ||
          (typeof value === 'string' && SAFE_LINK.test(value)) ||
          'must begin with https://, mailto:, tel: or /',
      },
    ],
  }
}
