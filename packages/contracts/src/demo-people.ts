import type { PlatformRole, TenantRole, VendorRole } from './roles'

/**
 * Who the demo's tenants and people are: one table that the seed, the realm file and the development identity
 * provider read. The logins are public knowledge: for development and demonstration only.
 */
export const DEMO_PASSWORD = 'demo-password'

export interface DemoTenantIdentity {
  /** What tokens say until `npm start` knows the id that provisioning gave. */
  id: string
  handle: string
  name: string
}

export interface DemoPerson {
  /** The subject of every token. */
  id: string
  email: string
  firstName: string
  lastName: string
  platformRoles: PlatformRole[]
  /** By handle of the tenant. */
  tenants: { tenant: string; roles: TenantRole[] }[]
  vendors: { id: string; tenant: string; roles: VendorRole[] }[]
}

export const DEMO_TENANT_IDENTITIES = [
  { id: 'ten_01J0000000000000000000ACME', handle: 'acme', name: 'Acme City Market' },
  { id: 'ten_01J00000000000000000G10BEX', handle: 'globex', name: 'Globex Outfitters' },
] as const satisfies readonly DemoTenantIdentity[]

export interface DemoVendorIdentity {
  id: string
  handle: string
  name: string
  /** Handle of the tenant. */
  tenant: string
}

export const DEMO_VENDOR_IDENTITIES = [
  { id: 'ven_01J0000000000000000000SH0P', handle: 'green-grocers', name: 'Green Grocers', tenant: 'acme' },
  {
    id: 'ven_01J000000000000000000CRAFT',
    handle: 'harbour-crafts',
    name: 'Harbour Crafts',
    tenant: 'globex',
  },
] as const satisfies readonly DemoVendorIdentity[]

const nobody = { platformRoles: [], tenants: [], vendors: [] }

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    ...nobody,
    id: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0001',
    email: 'admin@platform.example',
    firstName: 'Petra',
    lastName: 'Platform',
    platformRoles: ['super_admin'],
  },
  {
    ...nobody,
    id: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0002',
    email: 'support@platform.example',
    firstName: 'Sami',
    lastName: 'Support',
    platformRoles: ['platform_support'],
  },
  {
    ...nobody,
    id: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0003',
    email: 'admin@acme.example',
    firstName: 'Ada',
    lastName: 'Acme',
    tenants: [{ tenant: 'acme', roles: ['owner'] }],
  },
  {
    ...nobody,
    id: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0004',
    email: 'viewer@acme.example',
    firstName: 'Vera',
    lastName: 'Viewer',
    tenants: [{ tenant: 'acme', roles: ['viewer'] }],
  },
  {
    ...nobody,
    id: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0005',
    email: 'admin@globex.example',
    firstName: 'Gil',
    lastName: 'Globex',
    tenants: [{ tenant: 'globex', roles: ['owner'] }],
  },
  {
    ...nobody,
    id: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0006',
    email: 'vendor@acme.example',
    firstName: 'Vic',
    lastName: 'Vendor',
    vendors: [{ id: 'ven_01J0000000000000000000SH0P', tenant: 'acme', roles: ['owner'] }],
  },
  {
    ...nobody,
    id: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0007',
    email: 'shopper@example.com',
    firstName: 'Sam',
    lastName: 'Shopper',
  },
  {
    ...nobody,
    id: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0008',
    email: 'vendor@globex.example',
    firstName: 'Vera',
    lastName: 'Harbour',
    vendors: [{ id: 'ven_01J000000000000000000CRAFT', tenant: 'globex', roles: ['owner'] }],
  },
]
