import type { GroupField } from 'payload'
import { Locale, StoreTheme, TimeZone } from '@cityos/contracts'
import { jsonAdmin } from '../../fields/json'
import { t } from '../../i18n/words'
import { LOCALES } from '../../i18n/locales'

/** The contracts' own theme: what Medusa shows at a store, edited where content is. */
export const themeField: GroupField = {
  name: 'theme',
  type: 'group',
  label: t('Theme', 'المظهر'),
  fields: [
    {
      name: 'settings',
      type: 'json',
      label: t('Settings', 'الإعدادات'),
      admin: jsonAdmin,
      validate: (value: unknown) => {
        if (value === undefined || value === null) return true
        const result = StoreTheme.safeParse(value)
        return (
          result.success ||
          result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')
        )
      },
    },
  ],
}

export const regionalField: GroupField = {
  name: 'regional',
  type: 'group',
  label: t('Regional settings', 'الإعدادات الإقليمية'),
  fields: [
    {
      name: 'defaultLocale',
      type: 'select',
      label: t('Language', 'اللغة'),
      options: LOCALES.map(({ code, label }) => ({ value: code, label })),
    },
    {
      name: 'formatLocale',
      type: 'text',
      label: t('Format of dates and money', 'تنسيق التواريخ والمبالغ'),
      validate: (value: unknown) =>
        !value || Locale.safeParse(value).success || 'must be a tag such as ar-SA',
    },
    {
      name: 'timeZone',
      type: 'text',
      label: t('Time zone', 'المنطقة الزمنية'),
      validate: (value: unknown) =>
        !value || TimeZone.safeParse(value).success || 'must be a name such as Asia/Riyadh',
    },
  ],
}
