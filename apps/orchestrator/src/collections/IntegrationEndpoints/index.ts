import { pingEndpoint, rotateSecretEndpoint } from '../../bridge/tenants/endpoints'
import { dropEndpoint, keepEndpoint } from '../../bridge/tenants/keep-endpoint'
import { prepareWebhook } from '../../bridge/tenants/signing-secret'
import { tenantField } from '../../fields/tenant'
import { options } from '../../i18n/options'
import { GROUPS, t } from '../../i18n/words'
import { keepSecret } from '../ApiKeys/secret-field'
import { govern } from '../govern'
import { sealCredentials, usableAddress } from './credentials'

/** External systems of a tenant. Their credentials go in, and never come out again but to whoever calls the system. */
export const IntegrationEndpoints = govern(
  { kind: 'integration_endpoint', secrets: ['credentials', 'credentialsSealed', 'secret'] },
  {
    slug: 'integration-endpoints',
    labels: { singular: t('Integration', 'تكامل'), plural: t('Integrations', 'التكاملات') },
    admin: {
      useAsTitle: 'name',
      group: GROUPS.orchestration,
      defaultColumns: ['name', 'type', 'url', 'enabled', 'health'],
    },
    endpoints: [rotateSecretEndpoint, pingEndpoint],
    hooks: {
      beforeChange: [prepareWebhook, sealCredentials],
      afterChange: [keepEndpoint],
      afterDelete: [dropEndpoint],
    },
    fields: [
      tenantField,
      { name: 'name', type: 'text', label: t('Name', 'الاسم'), required: true, maxLength: 100 },
      {
        name: 'type',
        type: 'select',
        label: t('Type', 'النوع'),
        required: true,
        options: options(['medusa', 'webhook', 'erp', 'crm', 'pim', 'logistics', 'payments', 'other']),
      },
      {
        name: 'url',
        type: 'text',
        label: t('Address', 'الرابط'),
        required: true,
        maxLength: 2000,
        validate: usableAddress,
      },
      { name: 'enabled', type: 'checkbox', label: t('Enabled', 'مفعّل'), defaultValue: true },
      { name: 'events', type: 'text', hasMany: true, label: t('Events', 'الأحداث'), maxRows: 100 },
      {
        name: 'credentials',
        type: 'textarea',
        virtual: true,
        label: t('Credentials (write only)', 'بيانات الدخول (للكتابة فقط)'),
        maxLength: 8000,
        access: { read: () => false },
      },
      {
        name: 'credentialsSet',
        type: 'checkbox',
        label: t('Credentials are set', 'بيانات الدخول محفوظة'),
        defaultValue: false,
        access: { create: () => false, update: () => false },
        admin: { readOnly: true },
      },
      keepSecret({ name: 'credentialsSealed', type: 'text' }),
      {
        name: 'previousUntil',
        type: 'date',
        label: t('The old secret signs until', 'السر القديم يوقّع حتى'),
        access: { create: () => false, update: () => false },
        admin: { readOnly: true, condition: ({ type }) => type === 'webhook' },
      },
      {
        name: 'secret',
        type: 'text',
        virtual: true,
        label: t('The signing secret (shown once: copy it now)', 'سر التوقيع (يظهر مرة واحدة: انسخه الآن)'),
        access: { create: () => false, update: () => false },
        admin: { readOnly: true, condition: (data) => Boolean(data['secret']) },
      },
      {
        name: 'health',
        type: 'select',
        label: t('Health', 'الحالة'),
        defaultValue: 'unknown',
        options: options(['unknown', 'healthy', 'failing', 'disabled']),
        access: { create: () => false, update: () => false },
        admin: { readOnly: true },
      },
      {
        name: 'healthCheckedAt',
        type: 'date',
        label: t('Checked', 'فُحص في'),
        access: { create: () => false, update: () => false },
        admin: { readOnly: true },
      },
    ],
  },
)
