import { Hostname, TenantRole } from '@cityos/contracts'
import { menuField } from '../../fields/menu'
import { nameField } from '../../fields/code'
import { ofSameTenant, tenantField } from '../../fields/tenant'
import { options } from '../../i18n/options'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'
import { checkPortalHost } from './check-host'

/** Role-based entrances of a tenant. */
export const Portals = govern(
  { kind: 'portal' },
  {
    slug: 'portals',
    labels: { singular: t('Portal', 'بوابة'), plural: t('Portals', 'البوابات') },
    admin: {
      useAsTitle: 'name',
      group: GROUPS.tenancy,
      defaultColumns: ['name', 'type', 'hostname', 'tenant'],
    },
    hooks: { beforeChange: [checkPortalHost] },
    fields: [
      tenantField,
      nameField,
      {
        name: 'type',
        type: 'select',
        label: t('Type', 'النوع'),
        required: true,
        options: [
          { value: 'customer', label: t('Customers', 'العملاء') },
          { value: 'vendor', label: t('Vendors', 'البائعون') },
          { value: 'staff', label: t('Staff', 'الموظفون') },
        ],
      },
      {
        name: 'hostname',
        type: 'text',
        label: t('Host name', 'اسم المضيف'),
        unique: true,
        index: true,
        validate: (value: unknown) =>
          !value || Hostname.safeParse(value).success || 'must be a domain such as shop.example.com',
      },
      {
        name: 'audienceRoles',
        type: 'select',
        hasMany: true,
        label: t('Open to', 'متاحة لـ'),
        options: options(TenantRole.options),
        admin: { condition: (data) => data['type'] === 'staff' },
      },
      menuField('menu', t('Menu', 'القائمة')),
      {
        name: 'landingPage',
        type: 'relationship',
        relationTo: 'pages',
        label: t('Landing page', 'صفحة البداية'),
        filterOptions: ofSameTenant,
      },
    ],
  },
)
