import { t } from './words'

/** The languages of content, the first one the fallback of the others. */
export const LOCALES = [
  { code: 'en', label: t('English', 'الإنجليزية') },
  { code: 'ar', label: t('Arabic', 'العربية'), rtl: true },
]
