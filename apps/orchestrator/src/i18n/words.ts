/** A word of the admin in the languages that it speaks. */
export type Words = { en: string; ar: string }

export const t = (en: string, ar: string): Words => ({ en, ar })

/** For scripts in the browser, which know the language alone. */
export const spoken = (words: Words, language: string | undefined): string =>
  language === 'ar' ? words.ar : words.en

export const GROUPS = {
  geo: t('Geography', 'الجغرافيا'),
  tenancy: t('Tenancy', 'المستأجرون'),
  access: t('Access', 'الوصول'),
  commerce: t('Commerce', 'التجارة'),
  content: t('Content', 'المحتوى'),
  orchestration: t('Orchestration', 'التنسيق'),
}
