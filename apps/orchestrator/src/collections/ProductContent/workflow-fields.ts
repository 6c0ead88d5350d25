import type { Field } from 'payload'
import { t } from '../../i18n/words'
import { STATES, type State } from './transitions'

const LABELS: Record<State, { en: string; ar: string }> = {
  draft: t('Draft', 'مسودة'),
  in_review: t('In review', 'قيد المراجعة'),
  approved: t('Approved', 'معتمد'),
  published: t('Published', 'منشور'),
  changes_requested: t('Changes requested', 'مطلوب تعديلات'),
}

const nobody = { create: () => false, update: () => false }
const aside = { position: 'sidebar', readOnly: true } as const

/** Where the content stands, and how it came there. The steps write all but the state and the comment. */
export const workflowFields: Field[] = [
  {
    // Not `status`: beside `_status` of the drafts the two would share one enum in the database.
    name: 'stage',
    type: 'select',
    label: t('Stage', 'المرحلة'),
    required: true,
    defaultValue: 'draft',
    index: true,
    options: STATES.map((value) => ({ value, label: LABELS[value] })),
    admin: { position: 'sidebar' },
  },
  {
    name: 'comment',
    type: 'textarea',
    virtual: true,
    label: t('Comment on this step', 'تعليق على هذه الخطوة'),
    maxLength: 2000,
    admin: { position: 'sidebar' },
  },
  { name: 'author', type: 'text', label: t('Author', 'الكاتب'), index: true, access: nobody, admin: aside },
  {
    name: 'authors',
    type: 'text',
    hasMany: true,
    label: t('Authors', 'الكتّاب'),
    access: nobody,
    admin: aside,
  },
  { name: 'reviewer', type: 'text', label: t('Reviewer', 'المراجع'), access: nobody, admin: aside },
  {
    name: 'steps',
    type: 'array',
    label: t('Steps', 'الخطوات'),
    access: nobody,
    admin: { readOnly: true, initCollapsed: true },
    fields: [
      { name: 'from', type: 'text' },
      { name: 'to', type: 'text', required: true },
      { name: 'by', type: 'text' },
      { name: 'at', type: 'date', required: true },
      { name: 'comment', type: 'textarea' },
    ],
  },
]
