import { container } from '@medusajs/framework'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { oneAfterTheOther, type AnswerFirst } from '@cityos/medusa-tenancy'
import { allowOwnOrigins } from '../edge/allow-own-origins'
import { SECRET_KEY_MODULE } from '../../modules/secret-key'
import type { SecretKeyModuleService } from '../../modules/secret-key/service'
import { acceptInCore } from '../secret-keys/accept-in-core'
import { authenticateKeys } from '../secret-keys/authenticate-keys'
import { counters, warnOfLimiter } from './counters'
import { limitRequests } from './limit-requests'
import { TenantRequestLimits } from './tenant-limits'
import { warnSometimes } from './warn-sometimes'

/** The gate that every request of a tenant passes. */
export function requestGate(): AnswerFirst | undefined {
  const limits = new TenantRequestLimits(() => container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const { tenants: counter, keys, clientOf } = counters()
  acceptInCore()
  const limit = limitRequests({ counter, limits, clientOf, warn: warnOfLimiter })
  const authenticate = authenticateKeys({
    connection: () => container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
    clock: () => container.resolve<SecretKeyModuleService>(SECRET_KEY_MODULE).clock,
    counter: keys,
    clientOf,
    warn: warnSometimes(warnOfLimiter, () => performance.now()),
  })
  return oneAfterTheOther(oneAfterTheOther(allowOwnOrigins, limit), authenticate)
}
