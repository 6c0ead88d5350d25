import { t, type Words } from './words'

export const SYNC = {
  title: t('Synchronization', 'المزامنة'),
  tenant: t('Tenant', 'المستأجر'),
  platform: t('Platform', 'المنصة'),
  queued: t('Waiting', 'في الانتظار'),
  failed: t('Tried again', 'تُعاد المحاولة'),
  dead: t('Given up', 'متوقفة'),
  conflicts: t('Conflicts', 'تعارضات'),
  lag: t('Behind', 'التأخر'),
  line: t('Line', 'الخط'),
  seconds: t('s', 'ث'),
  calm: t('Both sides hold the same.', 'الطرفان متطابقان.'),
  chart: t('Messages of the last hour, by minute', 'رسائل الساعة الأخيرة بالدقيقة'),
  out: t('Out', 'صادرة'),
  in: t('In', 'واردة'),
  broken: t('Failed', 'فاشلة'),
  failedToLoad: t('This could not be loaded.', 'تعذر تحميل هذا.'),
  retry: t('Try again now', 'إعادة المحاولة الآن'),
  replay: t('Send again', 'إعادة الإرسال'),
  replayed: t('It is on its way again, as a new message.', 'أُعيد إرساله كرسالة جديدة.'),
  conflict: t('Two states under one version', 'حالتان تحت إصدار واحد'),
  ours: t('What we hold', 'ما لدينا'),
  theirs: t('What they told', 'ما أخبروا به'),
  field: t('Field', 'الحقل'),
  same: t('All other fields are the same.', 'بقية الحقول متطابقة.'),
  unknown: t('What was held is not kept any more.', 'لم تعد الحالة المحفوظة متوفرة.'),
  take: t('Take theirs', 'أخذ ما لديهم'),
  keep: t('Keep ours', 'إبقاء ما لدينا'),
  decided: t('Decided', 'حُسم'),
  refused: t('This is not yours to do, or somebody was faster.', 'ليس هذا من صلاحياتك، أو سبقك غيرك.'),
}

/** How the line to the other side is, by the breaker's state. */
export const LINES: Readonly<Record<string, Words>> = {
  closed: t('good', 'جيد'),
  failing: t('failing', 'متعثر'),
  open: t('left alone for a while', 'متروك لبعض الوقت'),
  disabled: t('switched off', 'معطل'),
  gone: t('gone', 'زال'),
  missing: t('none', 'لا يوجد'),
}
