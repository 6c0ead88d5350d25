import type { GroupField } from 'payload'
import { ofTenantItself } from './of-tenant-itself'
import { t } from '../../i18n/words'

const COLOUR = /^#[0-9a-f]{6}$/i
const colour = (value: unknown): true | string =>
  !value || COLOUR.test(String(value)) || 'must look like #1a2b3c'

export const profileField: GroupField = {
  name: 'profile',
  type: 'group',
  label: t('Profile', 'الملف التعريفي'),
  fields: [
    { name: 'tagline', type: 'text', label: t('Tagline', 'الشعار النصي'), localized: true, maxLength: 160 },
    {
      name: 'description',
      type: 'textarea',
      label: t('Description', 'الوصف'),
      localized: true,
      maxLength: 5000,
    },
    { name: 'website', type: 'text', label: t('Website', 'الموقع الإلكتروني'), maxLength: 2000 },
    { name: 'contactEmail', type: 'email', label: t('Contact e-mail', 'بريد التواصل') },
  ],
}

export const brandingField: GroupField = {
  name: 'branding',
  type: 'group',
  label: t('Branding', 'الهوية'),
  fields: [
    {
      name: 'logo',
      type: 'upload',
      relationTo: 'media',
      label: t('Logo', 'الشعار'),
      filterOptions: ofTenantItself,
    },
    { name: 'primaryColour', type: 'text', label: t('Main colour', 'اللون الرئيسي'), validate: colour },
    { name: 'accentColour', type: 'text', label: t('Accent colour', 'لون التمييز'), validate: colour },
  ],
}
