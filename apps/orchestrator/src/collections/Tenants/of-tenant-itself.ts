import type { Where } from 'payload'

/** A tenant's own pictures: its id is the tenant. */
export const ofTenantItself = ({ id }: { id: number | string }): Where => ({
  tenant: { equals: id ?? 'none' },
})
