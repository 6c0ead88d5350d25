import { PlatformRole, TenantRole, VendorRole } from '@cityos/contracts'
import { isStaff } from '../../access/principal'
import { authStrategies } from '../../auth/strategies'
import { options } from '../../i18n/options'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'
import { readAccounts } from './read-accounts'
import { endOwnSession } from './end-own-session'
import { hideForeignMemberships } from './hide-foreign-memberships'
import { refuseMembershipQueries } from './refuse-membership-queries'

/** Who has signed in: profile, roles and memberships as Keycloak told them the last time. There are no passwords here. */
export const Users = govern(
  { kind: 'account', tenant: 'memberships.tenant', movable: true, never: ['create', 'update', 'delete'] },
  {
    slug: 'users',
    labels: { singular: t('User', 'مستخدم'), plural: t('Users', 'المستخدمون') },
    admin: {
      useAsTitle: 'email',
      group: GROUPS.access,
      defaultColumns: ['email', 'name', 'kind', 'lastSignInAt'],
    },
    auth: { disableLocalStrategy: true, useSessions: false, strategies: authStrategies },
    access: { admin: ({ req }) => isStaff(req.user), read: readAccounts },
    hooks: {
      beforeOperation: [refuseMembershipQueries],
      afterRead: [hideForeignMemberships],
      afterLogout: [endOwnSession],
    },
    fields: [
      {
        name: 'subject',
        type: 'text',
        label: t('Subject', 'المعرف لدى مزود الهوية'),
        required: true,
        unique: true,
        index: true,
      },
      {
        name: 'kind',
        type: 'select',
        label: t('Kind', 'النوع'),
        required: true,
        defaultValue: 'user',
        options: options(['user', 'vendor_member', 'service']),
      },
      { name: 'email', type: 'email', label: t('E-mail', 'البريد الإلكتروني'), index: true },
      { name: 'name', type: 'text', label: t('Name', 'الاسم') },
      {
        name: 'platformRoles',
        type: 'select',
        hasMany: true,
        label: t('Platform roles', 'أدوار المنصة'),
        options: options(PlatformRole.options),
      },
      {
        name: 'memberships',
        type: 'array',
        label: t('Memberships', 'العضويات'),
        fields: [
          { name: 'tenant', type: 'text', label: t('Tenant', 'المستأجر'), required: true, index: true },
          {
            name: 'roles',
            type: 'select',
            hasMany: true,
            label: t('Roles', 'الأدوار'),
            options: options(TenantRole.options),
          },
        ],
      },
      {
        name: 'vendors',
        type: 'array',
        label: t('Vendors', 'البائعون'),
        fields: [
          { name: 'vendor', type: 'text', required: true },
          { name: 'tenant', type: 'text', required: true },
          { name: 'roles', type: 'select', hasMany: true, options: options(VendorRole.options) },
        ],
      },
      { name: 'lastSignInAt', type: 'date', label: t('Last sign-in', 'آخر تسجيل دخول') },
    ],
  },
)
