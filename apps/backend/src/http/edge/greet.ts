import type { BeforeTenant } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'
import { counters, warnOfLimiter } from '../rate-limit/counters'
import { limitAddresses } from '../rate-limit/limit-addresses'
import { nameRequest } from './request-id'
import { securityHeaders } from './security-headers'

/** What every request meets before anybody knows whose it is: an id, headers for browsers, a limit for its address. */
export function greet(): BeforeTenant {
  const { NODE_ENV, PUBLIC_URL: publicUrl, REQUESTS_PER_ADDRESS: limit } = currentEnvironment()
  const { clients: counter, clientOf } = counters()
  const protect = securityHeaders({
    developing: NODE_ENV === 'development',
    https: NODE_ENV === 'production',
    publicUrl,
  })
  const limitAddress = limitAddresses({ counter, limit, clientOf, warn: warnOfLimiter })
  return (request, response, proceed) => {
    nameRequest(request, response)
    protect(request, response)
    return limitAddress(request, response, proceed)
  }
}
