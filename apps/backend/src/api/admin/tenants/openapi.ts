import { CreateTenant, PageInfo, Tenant } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { ListTenants } from './validators'

const id = Tenant.shape.id

export const tenantsOpenApi: RouteGroup = {
  tag: 'Tenants',
  about: 'The tenants of the platform. These routes exist on the platform’s own hosts alone.',
  routes: [
    {
      route: 'GET /admin/tenants',
      summary: 'List tenants',
      who: 'platform_staff',
      query: ListTenants,
      answer: PageInfo.extend({ tenants: z.array(Tenant) }),
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/tenants',
      summary: 'Provision a tenant',
      details:
        'Creates the tenant, everything it needs to sell and its first admin, or nothing. It sells at once with the key of the answer.',
      who: 'platform_staff',
      body: CreateTenant,
      example: {
        handle: 'acme',
        name: 'Acme',
        currency_code: 'eur',
        country_codes: ['de', 'fr'],
        admin: { email: 'ada@acme.example', password: 'a-long-password' },
      },
      answer: {
        tenant: Tenant,
        commerce: z.object({
          publishable_key: z.string(),
          sales_channel_id: z.string(),
          region_id: z.string(),
          stock_location_id: z.string(),
          shipping_profile_id: z.string(),
        }),
      },
      status: 201,
      errors: ['currency_unknown', 'tenant_handle_taken', 'tenant_domain_taken'],
    },
    {
      route: 'GET /admin/tenants/:id',
      summary: 'Read a tenant',
      who: 'platform_staff',
      params: { id },
      answer: { tenant: Tenant },
    },
  ],
}
