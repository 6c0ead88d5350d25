import { t } from '../i18n/words'

interface Validated {
  data?: unknown
  req: { i18n?: { language?: string } }
}

const MISSING = t('This is needed to publish.', 'هذا مطلوب للنشر.')

/** A field that a draft may leave empty, and nothing that is published. @param valid what a value has to be like */
export const toPublish =
  (valid: (value: string) => true | string = () => true) =>
  (value: string | null | undefined, { data, req }: Validated): true | string => {
    if (value) return valid(value)
    const publishes = (data as { _status?: unknown } | undefined)?._status === 'published'
    return !publishes || (req.i18n?.language === 'ar' ? MISSING.ar : MISSING.en)
  }
