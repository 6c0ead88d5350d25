import { resolveEndpoint } from '../../bridge/operate/resolve-endpoint'
import { retryEndpoint } from '../../bridge/operate/retry-endpoint'
import { recordTenantField } from '../../fields/record'
import { options } from '../../i18n/options'
import { jsonAdmin } from '../../fields/json'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'

/**
 * The durable queue of what has to reach the other side, and of what came from there: a view over the tables of the
 * bridge (`bridge/views.ts`). People retry and resolve.
 */
export const SyncJobs = govern(
  { kind: 'sync_job', movable: true, unaudited: true, never: ['create', 'update', 'delete'] },
  {
    slug: 'sync-jobs',
    labels: { singular: t('Sync job', 'مهمة مزامنة'), plural: t('Sync jobs', 'مهام المزامنة') },
    admin: {
      useAsTitle: 'entityId',
      group: GROUPS.orchestration,
      defaultColumns: ['entity', 'entityId', 'direction', 'state', 'attempts', 'nextRunAt', 'createdAt'],
    },
    defaultSort: '-createdAt',
    endpoints: [retryEndpoint, resolveEndpoint],
    fields: [
      {
        name: 'operate',
        type: 'ui',
        admin: { components: { Field: '/components/sync-job' }, disableListColumn: true },
      },
      recordTenantField,
      {
        name: 'messageId',
        type: 'text',
        label: t('Message', 'معرف الرسالة'),
        required: true,
        index: true,
      },
      { name: 'entity', type: 'text', label: t('Entity', 'الكيان'), required: true, index: true },
      { name: 'entityId', type: 'text', label: t('Entity id', 'معرف الكيان'), required: true, index: true },
      {
        name: 'direction',
        type: 'select',
        label: t('Direction', 'الاتجاه'),
        required: true,
        options: options(['to_medusa', 'to_payload']),
      },
      {
        name: 'operation',
        type: 'select',
        label: t('Operation', 'العملية'),
        required: true,
        options: options(['upsert', 'delete']),
      },
      { name: 'version', type: 'number', label: t('Version', 'الإصدار'), required: true },
      {
        name: 'state',
        type: 'select',
        label: t('State', 'الحالة'),
        required: true,
        index: true,
        defaultValue: 'queued',
        options: options([
          'queued',
          'running',
          'done',
          'failed',
          'dead',
          'conflict',
          'superseded',
          'canceled',
        ]),
      },
      { name: 'attempts', type: 'number', label: t('Attempts', 'المحاولات'), defaultValue: 0, min: 0 },
      { name: 'nextRunAt', type: 'date', label: t('Next try', 'المحاولة التالية'), index: true },
      { name: 'error', type: 'text', label: t('Error', 'الخطأ') },
      {
        name: 'conflict',
        type: 'json',
        label: t('Conflict: both sides', 'التعارض: الطرفان'),
        admin: jsonAdmin,
      },
      {
        name: 'resolution',
        type: 'select',
        label: t('How the conflict ended', 'كيف انتهى التعارض'),
        options: [
          { value: 'open', label: t('Open', 'مفتوح') },
          { value: 'taken', label: t('Theirs was taken', 'أُخذ ما عندهم') },
          { value: 'kept', label: t('Ours was kept', 'أُبقي ما عندنا') },
          { value: 'overtaken', label: t('A newer state came', 'وصلت حالة أحدث') },
        ],
      },
      { name: 'endedAt', type: 'date', label: t('Ended', 'انتهت في') },
      { name: 'correlationId', type: 'text', label: t('Correlation id', 'معرف الترابط'), index: true },
    ],
  },
)
