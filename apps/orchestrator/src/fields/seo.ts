import type { GroupField } from 'payload'
import { t } from '../i18n/words'
import { ofSameTenant } from './tenant'

/** What search engines and previews are told. */
export const seoField: GroupField = {
  name: 'seo',
  type: 'group',
  label: t('Search engines', 'محركات البحث'),
  fields: [
    { name: 'title', type: 'text', label: t('Title', 'العنوان'), localized: true, maxLength: 70 },
    {
      name: 'description',
      type: 'textarea',
      label: t('Description', 'الوصف'),
      localized: true,
      maxLength: 200,
    },
    {
      name: 'image',
      type: 'upload',
      relationTo: 'media',
      label: t('Picture', 'صورة'),
      filterOptions: ofSameTenant,
    },
    { name: 'hidden', type: 'checkbox', label: t('Hide from search engines', 'إخفاء عن محركات البحث') },
  ],
}
