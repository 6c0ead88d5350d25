import {
  CreateTenant,
  ListedTenant,
  ListTenants,
  PageInfo,
  ReasonNeeded,
  ReasonOptional,
  SetTenantLimits,
  Tenant,
  TenantUsage,
  UpdateTenant,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteDescription, RouteGroup } from '../../../http/openapi/description'
import { describeDomainRoutes } from '../../../http/openapi/domain-routes'
import { NoQuery } from '../../../http/nothing'

const id = z.string().describe('The id of a tenant or its handle.')

const statusRoute = (verb: string, summary: string, details: string, body: z.ZodType): RouteDescription => ({
  route: `POST /admin/tenants/:id/${verb}`,
  summary,
  details,
  who: 'platform_staff',
  params: { id },
  body,
  example: { reason: 'Agreed on the phone with Ada' },
  answer: { tenant: Tenant },
  errors: ['illegal_transition'],
})

export const tenantsOpenApi: RouteGroup = {
  tag: 'Tenants',
  about: 'The tenants of the platform. These routes exist on the platform’s own hosts alone.',
  routes: [
    {
      route: 'GET /admin/tenants',
      summary: 'List tenants',
      who: 'platform_staff',
      query: ListTenants,
      answer: PageInfo.extend({ tenants: z.array(ListedTenant) }),
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
          tenant_store_id: z.string(),
          publishable_key: z.string(),
          sales_channel_id: z.string(),
          region_id: z.string(),
          stock_location_id: z.string(),
          shipping_profile_id: z.string(),
        }),
      },
      status: 201,
      errors: [
        'currency_unknown',
        'tenant_handle_taken',
        'tenant_domain_taken',
        'placement_unknown',
        'placement_invalid',
      ],
    },
    {
      route: 'GET /admin/tenants/:id',
      summary: 'Read a tenant',
      who: 'platform_staff',
      params: { id },
      query: NoQuery,
      answer: { tenant: Tenant },
    },
    {
      route: 'POST /admin/tenants/:id',
      summary: 'Change a tenant',
      details:
        'Name, placement, currencies, locales and time zone. The first currency is the default one, and core’s store gets the same currencies. Where the bridge is on, the content admin owns the placement (`placement_editor_url`).',
      who: 'platform_staff',
      params: { id },
      body: UpdateTenant,
      example: { currency_codes: ['eur', 'usd'], time_zone: 'Europe/Berlin' },
      answer: { tenant: Tenant },
      errors: ['currency_unknown', 'field_owned_elsewhere'],
    },
    statusRoute('activate', 'Activate a tenant', 'Ends its trial.', ReasonOptional),
    statusRoute(
      'suspend',
      'Suspend a tenant',
      'Its hosts and keys answer 403 until it is resumed.',
      ReasonNeeded,
    ),
    statusRoute('resume', 'Resume a tenant', 'A suspended tenant is active again.', ReasonOptional),
    statusRoute(
      'archive',
      'Archive a tenant',
      'Only a suspended one can be archived, and nothing but a purge follows.',
      ReasonNeeded,
    ),
    {
      route: 'POST /admin/tenants/:id/limits',
      summary: 'Set a tenant’s plan and limits',
      details:
        'Overrides are set as a whole and null takes them away; a limit of null is none. Below what is used today a limit only blocks new ones.',
      who: 'platform_staff',
      params: { id },
      body: SetTenantLimits,
      example: { tier: 'starter', limit_overrides: { products: 1_500 } },
      answer: { tenant: Tenant },
    },
    {
      route: 'GET /admin/tenants/:id/usage',
      summary: 'Read what a tenant uses',
      who: 'platform_staff',
      params: { id },
      query: NoQuery,
      answer: { usage: TenantUsage },
    },
    ...describeDomainRoutes('/admin/tenants/:id/domains', {
      who: 'platform_staff',
      whose: 'a tenant’s',
      params: { id },
      mayVouch: true,
    }),
  ],
}
