import { container } from '@medusajs/framework'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { currentEnvironment } from '../../env'
import { limitRequests } from './limit-requests'
import { RequestCounter } from './request-counter'
import { TenantRequestLimits } from './tenant-limits'

let counter: RequestCounter | undefined

/** Counts the requests of this process, together with the others' where Redis is there. */
export function requestCounter(): RequestCounter {
  return (counter ??= new RequestCounter(currentEnvironment().REDIS_URL))
}

/** The gate that every request of a tenant passes. */
export function requestGate() {
  const limits = new TenantRequestLimits(() => container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  return limitRequests({
    counter: requestCounter(),
    limits,
    warn: (message) => console.warn(`[rate-limit] ${message}`),
  })
}
