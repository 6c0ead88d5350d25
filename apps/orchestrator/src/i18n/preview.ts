import { t, type Words } from './words'

export const PREVIEW_WORDS = {
  draft: t('Preview: this is not published', 'معاينة: هذا غير منشور'),
  languages: t('Languages', 'اللغات'),
  nothing: t('There is nothing to see here', 'لا يوجد ما يُعرض هنا'),
}

/** Why a preview does not open, by code. */
export const PREVIEW_PROBLEMS: Readonly<Record<string, Words>> = {
  preview_expired: t(
    'This link was good for a quarter of an hour. Ask for another, or open the preview in the editor again.',
    'كان هذا الرابط صالحاً لربع ساعة. اطلب رابطاً آخر أو افتح المعاينة من المحرر مجدداً.',
  ),
  preview_invalid: t(
    'This link leads to no draft: it is not whole, or whoever made it may not see the draft any more.',
    'لا يؤدي هذا الرابط إلى مسودة: إما أنه ناقص أو أن منشئه لم يعد يحق له رؤيتها.',
  ),
}
