import { KEY_SCOPES } from '../../access/scopes'
import { tenantField } from '../../fields/tenant'
import { options } from '../../i18n/options'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'
import { issueKey, showKeyOnce } from './issue-key'
import { revokeEndpoint, rotateEndpoint } from './endpoints'
import { keepSecret } from './secret-field'

const MINUTE_LIMIT = { min: 1, max: 10_000 }

/** Keys for programs of a tenant: found by their prefix, known by a hash, shown once. */
export const ApiKeys = govern(
  {
    kind: 'content_key',
    secrets: ['hash', 'previousHash', 'key'],
  },
  {
    slug: 'api-keys',
    labels: { singular: t('API key', 'مفتاح برمجي'), plural: t('API keys', 'المفاتيح البرمجية') },
    admin: {
      useAsTitle: 'name',
      group: GROUPS.access,
      defaultColumns: ['name', 'prefix', 'tenant', 'expiresAt', 'lastUsedAt'],
    },
    auth: { disableLocalStrategy: true, useSessions: false },
    endpoints: [rotateEndpoint, revokeEndpoint],
    hooks: { beforeChange: [issueKey], afterChange: [showKeyOnce] },
    fields: [
      tenantField,
      { name: 'name', type: 'text', label: t('Name', 'الاسم'), required: true, maxLength: 100 },
      {
        name: 'scopes',
        type: 'select',
        hasMany: true,
        required: true,
        label: t('Scopes', 'الصلاحيات'),
        options: options(KEY_SCOPES),
      },
      {
        name: 'expiresAt',
        type: 'date',
        label: t('Expires', 'تنتهي في'),
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      {
        name: 'requestsPerMinute',
        type: 'number',
        label: t('Requests per minute', 'الطلبات في الدقيقة'),
        required: true,
        defaultValue: 120,
        ...MINUTE_LIMIT,
      },
      keepSecret({ name: 'hash', type: 'text' }),
      keepSecret({ name: 'previousHash', type: 'text' }),
      readOnly({
        name: 'prefix',
        type: 'text',
        label: t('Begins with', 'يبدأ بـ'),
        unique: true,
        index: true,
      }),
      readOnly({
        name: 'previousPrefix',
        type: 'text',
        label: t('Before the rotation', 'قبل التدوير'),
        index: true,
      }),
      readOnly({
        name: 'previousUntil',
        type: 'date',
        label: t('The old one works until', 'يعمل القديم حتى'),
      }),
      readOnly({ name: 'lastUsedAt', type: 'date', label: t('Last used', 'آخر استخدام') }),
      readOnly({ name: 'revokedAt', type: 'date', label: t('Revoked', 'أُلغي في') }),
      {
        name: 'key',
        type: 'text',
        virtual: true,
        label: t('The key (shown once: copy it now)', 'المفتاح (يظهر مرة واحدة: انسخه الآن)'),
        access: { create: () => false, update: () => false },
        admin: { readOnly: true, condition: (data) => Boolean(data['key']) },
      },
    ],
  },
)

/** What the machinery writes. */
function readOnly<F extends object>(field: F): F {
  return { ...field, access: { create: () => false, update: () => false }, admin: { readOnly: true } } as F
}
