import { z } from 'zod'
import * as contracts from '@cityos/contracts'

const updates = Object.entries(contracts).filter(
  ([name, value]) => /^(Update|Set)[A-Z]/.test(name) && value instanceof z.ZodType,
) as [string, z.ZodType][]

it('knows every body that changes something', () => {
  expect(updates.map(([name]) => name).sort()).toEqual([
    'SetTenantLimits',
    'SetVendorStock',
    'UpdateCommissionRule',
    'UpdateCommissionSettings',
    'UpdateMember',
    'UpdateOwnTenant',
    'UpdatePayoutSettings',
    'UpdateSecretKey',
    'UpdateSubscription',
    'UpdateSubscriptionNotices',
    'UpdateSubscriptionPlan',
    'UpdateSubscriptionSettings',
    'UpdateTenant',
    'UpdateTenantDomain',
    'UpdateTenantStore',
    'UpdateVendor',
    'UpdateVendorMember',
    'UpdateVendorProduct',
    'UpdateVendorRequirement',
    'UpdateVendorSetting',
    'UpdateVendorVariant',
    'UpdateWebhookEndpoint',
  ])
})

it.each(updates)(
  '%s refuses a body that changes nothing, and one with a field that it does not know',
  (_, schema) => {
    for (const body of [{}, { colour: 'red' }, null, [], 'x']) {
      expect(schema.safeParse(body).success).toBe(false)
    }
  },
)
