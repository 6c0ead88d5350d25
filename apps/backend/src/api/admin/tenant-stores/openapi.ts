import {
  CreateTenantStore,
  ListTenantStores,
  TenantStore,
  TenantStoreDetail,
  TenantStoreList,
  TenantStoreOptions,
  UpdateTenantStore,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import { NoQuery } from '../../../http/nothing'
import type { RouteDescription, RouteGroup } from '../../../http/openapi/description'

const params = { id: TenantStore.shape.id }
const answer = { tenant_store: TenantStoreDetail }

const move = (verb: string, summary: string, details: string): RouteDescription => ({
  route: `POST /admin/tenant-stores/:id/${verb}`,
  summary,
  details,
  who: 'tenant_staff',
  params,
  answer,
  errors: ['illegal_transition', 'store_incomplete', 'stores_busy'],
})

export const tenantStoresOpenApi: RouteGroup = {
  tag: 'Stores',
  about:
    'The stores (brands) of a tenant. A store sells the products of its sales channel, to its regions, while it is active.',
  routes: [
    {
      route: 'GET /admin/tenant-stores',
      summary: 'List stores',
      who: 'tenant_staff',
      query: ListTenantStores,
      answer: TenantStoreList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/tenant-stores',
      summary: 'Create a store',
      details:
        'Makes the store with its channel, publishable key, regions, shipping and products, or nothing. It sells at once. With a name alone it sells all products to the tenant’s default region.',
      who: 'tenant_staff',
      body: CreateTenantStore,
      example: {
        name: 'Acme Outlet',
        type: 'retail',
        theme: { preset: 'bold' },
        new_regions: [{ currency_code: 'chf', country_codes: ['ch'] }],
        domain: { kind: 'subdomain', domain: 'acme-outlet' },
      },
      answer,
      status: 201,
      errors: [
        'currency_unknown',
        'country_in_use',
        'store_handle_taken',
        'tenant_domain_taken',
        'limit_exceeded',
        'stores_busy',
        'not_found',
      ],
    },
    {
      route: 'GET /admin/tenant-stores/options',
      summary: 'Read what a new store can be given',
      who: 'tenant_staff',
      query: NoQuery,
      answer: TenantStoreOptions,
    },
    {
      route: 'GET /admin/tenant-stores/:id',
      summary: 'Read a store',
      who: 'tenant_staff',
      params,
      query: NoQuery,
      answer,
    },
    {
      route: 'POST /admin/tenant-stores/:id',
      summary: 'Change a store',
      details: 'The type can change only while the store is a draft. An archived store changes no more.',
      who: 'tenant_staff',
      params,
      body: UpdateTenantStore,
      example: { name: 'Acme Outlet', theme: { preset: 'dark' } },
      answer,
      errors: ['currency_unknown', 'country_in_use', 'illegal_transition', 'stores_busy'],
    },
    {
      route: 'DELETE /admin/tenant-stores/:id',
      summary: 'Delete a store that never sold',
      details: 'A draft, or an archived store without orders. Its channel goes with it; its regions stay.',
      who: 'tenant_staff',
      params,
      answer: { id: TenantStore.shape.id, object: z.literal('tenant_store'), deleted: z.literal(true) },
      errors: ['illegal_transition', 'store_has_orders', 'stores_busy'],
    },
    move('activate', 'Open a draft', 'From then on the store sells.'),
    move('pause', 'Close a store for a while', 'It sells nothing until it is resumed; carts are kept.'),
    move('resume', 'Open a paused store again', 'It sells as before.'),
    move('archive', 'Close a paused store for good', 'Its key is revoked and its host names are free.'),
  ],
}
