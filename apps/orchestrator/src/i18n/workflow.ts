import type { Stage } from './stages'
import { t, type Words } from './words'

/** What a button says that leads from one state to another. */
export const STEP_LABELS: Readonly<Record<string, Words>> = {
  'draft in_review': t('Submit for review', 'إرسال للمراجعة'),
  'in_review approved': t('Approve', 'اعتماد'),
  'in_review changes_requested': t('Request changes', 'طلب تعديلات'),
  'changes_requested in_review': t('Submit again', 'إعادة الإرسال'),
  'changes_requested draft': t('Back to draft', 'إعادة إلى مسودة'),
  'approved published': t('Publish', 'نشر'),
  'approved changes_requested': t('Request changes', 'طلب تعديلات'),
  'published draft': t('Begin a revision', 'بدء مراجعة جديدة'),
}

/** What comes next, for those who wait for somebody else. */
export const WAITING: Readonly<Record<Stage, Words>> = {
  draft: t('An editor submits it for review.', 'يرسله أحد المحررين للمراجعة.'),
  in_review: t(
    'Somebody who wrote none of it reviews it. Until then nobody changes it.',
    'يراجعه شخص لم يشارك في كتابته، ولا يُعدَّل حتى ذلك الحين.',
  ),
  approved: t('A reviewer or an admin publishes it.', 'ينشره مراجع أو مدير.'),
  published: t(
    'Everybody sees it. A revision leaves it up until the next publication.',
    'يراه الجميع، ويبقى منشوراً أثناء المراجعة حتى النشر التالي.',
  ),
  changes_requested: t('An editor changes it and submits it again.', 'يعدله أحد المحررين ويعيد إرساله.'),
}

export const WORKFLOW = {
  title: t('Workflow', 'سير العمل'),
  unsaved: t(
    'Save the draft first: the step takes what is saved.',
    'احفظ المسودة أولاً: الخطوة تأخذ المحفوظ فقط.',
  ),
  unborn: t('Save it once, and the steps appear here.', 'احفظه مرة واحدة لتظهر الخطوات هنا.'),
  comment: t('Comment', 'تعليق'),
  commentHint: t('What has to change?', 'ما الذي يجب تعديله؟'),
  commentMissing: t('Say what has to change.', 'اذكر ما الذي يجب تعديله.'),
  history: t('History', 'السجل'),
  program: t('A program', 'برنامج'),
  failed: t('This could not be loaded.', 'تعذر تحميل هذا.'),
  retry: t('Try again', 'إعادة المحاولة'),
  locked: t('You cannot change the text at this stage.', 'لا يمكنك تعديل النص في هذه المرحلة.'),
}

/** Why a step was refused, by the code of the refusal. */
export const REFUSALS: Readonly<Record<string, Words>> = {
  illegal_transition: t(
    'Somebody was faster: it has another stage by now.',
    'سبقك شخص آخر: مرحلته الآن مختلفة.',
  ),
  comment_missing: WORKFLOW.commentMissing,
  forbidden: t('This step is not yours to take.', 'هذه الخطوة ليست من صلاحياتك.'),
}
