import { connectNewTenant } from '../../bridge/connections'
import { asTenant } from '../../bridge/tell/hooks'
import { GROUPS, t } from '../../i18n/words'
import { checkPlacement } from '../../geo/placement'
import { govern } from '../govern'
import { brandingField, profileField } from './own-fields'
import { placementField } from './placement-field'
import { mirroredFields } from './mirrored-fields'

/** The mirror of Medusa's tenants, under Medusa's ids, with what is Payload's: placement, profile, branding. */
export const Tenants = govern(
  { kind: 'tenant_profile', tenant: 'id', movable: true, never: ['create', 'delete'], tells: asTenant },
  {
    slug: 'tenants',
    labels: { singular: t('Tenant', 'مستأجر'), plural: t('Tenants', 'المستأجرون') },
    admin: {
      useAsTitle: 'name',
      group: GROUPS.tenancy,
      defaultColumns: ['name', 'handle', 'status', 'tier'],
    },
    hooks: { beforeChange: [checkPlacement], afterChange: [connectNewTenant] },
    fields: [...mirroredFields, placementField, profileField, brandingField],
  },
)
