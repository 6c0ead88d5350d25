import type { Field } from 'payload'
import { STAGE_LABELS } from '../../i18n/stages'
import { t } from '../../i18n/words'
import { STATES } from './transitions'

const nobody = { create: () => false, update: () => false }
/** The panel tells these in words. */
const unseen = { hidden: true } as const

/** Where the content stands, and how it came there. The steps write all but the state and the comment. */
export const workflowFields: Field[] = [
  {
    name: 'workflow',
    type: 'ui',
    admin: {
      position: 'sidebar',
      disableListColumn: true,
      components: { Field: '/components/workflow' },
    },
  },
  {
    // Not `status`: beside `_status` of the drafts the two would share one enum in the database.
    name: 'stage',
    type: 'select',
    label: t('Stage', 'المرحلة'),
    required: true,
    defaultValue: 'draft',
    index: true,
    options: STATES.map((value) => ({ value, label: STAGE_LABELS[value] })),
    // In lists and filters; on the form the panel tells it.
    admin: { position: 'sidebar', readOnly: true, components: { Field: '/components/nothing' } },
  },
  {
    name: 'comment',
    type: 'textarea',
    virtual: true,
    label: t('Comment on this step', 'تعليق على هذه الخطوة'),
    maxLength: 2000,
    admin: unseen,
  },
  { name: 'author', type: 'text', label: t('Author', 'الكاتب'), index: true, access: nobody, admin: unseen },
  {
    name: 'authors',
    type: 'text',
    hasMany: true,
    label: t('Authors', 'الكتّاب'),
    access: nobody,
    admin: unseen,
  },
  { name: 'reviewer', type: 'text', label: t('Reviewer', 'المراجع'), access: nobody, admin: unseen },
  {
    name: 'steps',
    type: 'array',
    label: t('Steps', 'الخطوات'),
    access: nobody,
    admin: unseen,
    fields: [
      { name: 'from', type: 'text' },
      { name: 'to', type: 'text', required: true },
      { name: 'by', type: 'text' },
      { name: 'at', type: 'date', required: true },
      { name: 'comment', type: 'textarea' },
    ],
  },
]
