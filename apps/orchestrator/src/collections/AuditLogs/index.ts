import { recordTenantField } from '../../fields/record'
import { options } from '../../i18n/options'
import { jsonAdmin } from '../../fields/json'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'
import { exportEndpoint } from './export-endpoint'

/** Who did what to which document. The hooks append, the database refuses everything else. */
export const AuditLogs = govern(
  { kind: 'audit_log', movable: true, unaudited: true, never: ['create', 'update', 'delete'] },
  {
    slug: 'audit-logs',
    labels: { singular: t('Audit entry', 'قيد تدقيق'), plural: t('Audit log', 'سجل التدقيق') },
    admin: {
      useAsTitle: 'action',
      group: GROUPS.access,
      defaultColumns: ['at', 'actorName', 'action', 'collectionSlug', 'documentId', 'outcome'],
    },
    defaultSort: '-at',
    timestamps: false,
    endpoints: [exportEndpoint],
    fields: [
      { name: 'at', type: 'date', label: t('At', 'الوقت'), required: true, index: true },
      recordTenantField,
      { name: 'actorKind', type: 'text', label: t('Kind of actor', 'نوع الفاعل'), required: true },
      { name: 'actorId', type: 'text', label: t('Actor', 'الفاعل'), index: true },
      { name: 'actorName', type: 'text', label: t('Name', 'الاسم') },
      { name: 'action', type: 'text', label: t('Action', 'الإجراء'), required: true, index: true },
      {
        name: 'outcome',
        type: 'select',
        label: t('Outcome', 'النتيجة'),
        required: true,
        options: options(['allowed', 'denied']),
      },
      { name: 'code', type: 'text', label: t('Code', 'الرمز') },
      {
        name: 'collectionSlug',
        type: 'text',
        label: t('Collection', 'المجموعة'),
        required: true,
        index: true,
      },
      { name: 'documentId', type: 'text', label: t('Document', 'المستند'), index: true },
      { name: 'before', type: 'json', label: t('Before', 'قبل'), admin: jsonAdmin },
      { name: 'after', type: 'json', label: t('After', 'بعد'), admin: jsonAdmin },
      { name: 'address', type: 'text', label: t('Address', 'العنوان') },
      { name: 'requestId', type: 'text', label: t('Request', 'الطلب'), index: true },
    ],
  },
)
