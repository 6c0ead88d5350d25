import type { PayloadRequest, RelationshipField, Where } from 'payload'
import { idOf } from '../access/id-of'
import { onlyTenant } from '../tenant/only-tenant'
import { t } from '../i18n/words'

/** Whose document it is. Set at its creation, and never changed. */
export const tenantField: RelationshipField = {
  name: 'tenant',
  type: 'relationship',
  relationTo: 'tenants',
  label: t('Tenant', 'المستأجر'),
  required: true,
  index: true,
  defaultValue: ({ req }: { req: PayloadRequest }) => onlyTenant(req),
  admin: { position: 'sidebar' },
}

/** Offers, and accepts, documents of the same tenant alone. */
export const ofSameTenant = ({ data }: { data: unknown }): Where => ({
  tenant: { equals: idOf((data as { tenant?: unknown } | undefined)?.tenant) ?? 'none' },
})
