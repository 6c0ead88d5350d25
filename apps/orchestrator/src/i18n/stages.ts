import { t, type Words } from './words'

/** The states of product content: `collections/ProductContent/transitions.ts`. */
export const STAGE_LABELS = {
  draft: t('Draft', 'مسودة'),
  in_review: t('In review', 'قيد المراجعة'),
  approved: t('Approved', 'معتمد'),
  published: t('Published', 'منشور'),
  changes_requested: t('Changes requested', 'مطلوب تعديلات'),
} as const satisfies Record<string, Words>

export type Stage = keyof typeof STAGE_LABELS
