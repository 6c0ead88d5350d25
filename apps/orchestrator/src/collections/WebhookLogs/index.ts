import { replayEndpoint } from '../../bridge/operate/replay-endpoint'
import { recordTenantField } from '../../fields/record'
import { options } from '../../i18n/options'
import { jsonAdmin } from '../../fields/json'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'

/** Every delivery, in and out, to and from whomever: a view over the tables of the bridge (`bridge/views.ts`). */
export const WebhookLogs = govern(
  { kind: 'webhook_log', movable: true, unaudited: true, never: ['create', 'update', 'delete'] },
  {
    slug: 'webhook-logs',
    labels: { singular: t('Delivery', 'تسليم'), plural: t('Deliveries', 'عمليات التسليم') },
    admin: {
      useAsTitle: 'webhookId',
      group: GROUPS.orchestration,
      defaultColumns: ['webhookId', 'direction', 'event', 'status', 'attempts', 'createdAt'],
    },
    defaultSort: '-createdAt',
    endpoints: [replayEndpoint],
    fields: [
      {
        name: 'operate',
        type: 'ui',
        admin: { components: { Field: '/components/delivery' }, disableListColumn: true },
      },
      recordTenantField,
      {
        name: 'webhookId',
        type: 'text',
        label: t('Webhook id', 'معرف الرسالة'),
        required: true,
        index: true,
      },
      {
        name: 'direction',
        type: 'select',
        label: t('Direction', 'الاتجاه'),
        required: true,
        options: options(['in', 'out']),
      },
      { name: 'event', type: 'text', label: t('Event', 'الحدث'), required: true, index: true },
      { name: 'entity', type: 'text', label: t('Entity', 'الكيان'), required: true, index: true },
      { name: 'entityId', type: 'text', label: t('Entity id', 'معرف الكيان'), required: true, index: true },
      { name: 'version', type: 'number', label: t('Version', 'الإصدار'), required: true },
      {
        name: 'endpoint',
        type: 'relationship',
        relationTo: 'integration-endpoints',
        label: t('Integration', 'التكامل'),
      },
      { name: 'url', type: 'text', label: t('Address', 'الرابط') },
      {
        name: 'status',
        type: 'select',
        label: t('Status', 'الحالة'),
        required: true,
        index: true,
        options: options([
          ...['pending', 'failed', 'delivered', 'dead', 'superseded', 'canceled'],
          ...['received', 'applied', 'stale', 'duplicate', 'conflict'],
        ]),
      },
      { name: 'attempts', type: 'number', label: t('Attempts', 'المحاولات'), defaultValue: 0, min: 0 },
      { name: 'responseStatus', type: 'number', label: t('Answer', 'رد الخادم') },
      { name: 'latencyMs', type: 'number', label: t('Took (ms)', 'المدة (م.ث)'), min: 0 },
      { name: 'payloadHash', type: 'text', label: t('SHA-256 of the body', 'بصمة المحتوى') },
      { name: 'body', type: 'json', label: t('Body, redacted', 'المحتوى بعد التنقيح'), admin: jsonAdmin },
      { name: 'error', type: 'text', label: t('Error', 'الخطأ') },
      { name: 'replayOf', type: 'text', label: t('Sent again from', 'إعادة إرسال لـ') },
      { name: 'endedAt', type: 'date', label: t('Ended', 'انتهت في') },
      { name: 'correlationId', type: 'text', label: t('Correlation id', 'معرف الترابط'), index: true },
    ],
  },
)
