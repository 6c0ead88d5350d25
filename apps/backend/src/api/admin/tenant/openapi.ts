import { Tenant, TenantUsage, UpdateOwnTenant } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

export const ownTenantOpenApi: RouteGroup = {
  tag: 'Own tenant',
  about: 'The tenant that a host belongs to, for its own staff.',
  routes: [
    {
      route: 'GET /admin/tenant',
      summary: 'Read the own tenant',
      who: 'tenant_staff',
      query: NoQuery,
      answer: { tenant: Tenant },
    },
    {
      route: 'POST /admin/tenant',
      summary: 'Change the own tenant',
      details: 'Name, currencies, locales and time zone; the rest is the platform’s to change.',
      who: 'tenant_staff',
      body: UpdateOwnTenant,
      example: { name: 'Acme', locales: ['en-GB', 'de'], default_locale: 'de' },
      answer: { tenant: Tenant },
      errors: ['currency_unknown'],
    },
    {
      route: 'GET /admin/tenant/usage',
      summary: 'Read what the own tenant uses',
      who: 'tenant_staff',
      query: NoQuery,
      answer: { usage: TenantUsage },
    },
  ],
}
