import { container } from '@medusajs/framework'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { oneAfterTheOther, type AnswerFirst } from '@cityos/medusa-tenancy'
import { allowOwnOrigins } from '../edge/allow-own-origins'
import { counters, warnOfLimiter } from './counters'
import { limitRequests } from './limit-requests'
import { TenantRequestLimits } from './tenant-limits'

/** The gate that every request of a tenant passes. */
export function requestGate(): AnswerFirst | undefined {
  const limits = new TenantRequestLimits(() => container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const { tenants: counter, clientOf } = counters()
  return oneAfterTheOther(allowOwnOrigins, limitRequests({ counter, limits, clientOf, warn: warnOfLimiter }))
}
