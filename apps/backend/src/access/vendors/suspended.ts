import { CityosError } from '@cityos/contracts'
import { vendorCallerOf } from './vendor-caller'

const READING = ['GET', 'HEAD']

/** What those of a suspended vendor may still do beside reading: hand in what was asked for, and look after the team. */
const STILL_OPEN: ReadonlySet<string> = new Set([
  'POST /vendor/profile',
  'POST /vendor/documents',
  'DELETE /vendor/documents/:id',
  'POST /vendor/onboarding/terms',
  'POST /vendor/notifications/read',
  'POST /vendor/notifications/:id/read',
  'POST /vendor/members',
  'POST /vendor/members/:id',
  'DELETE /vendor/members/:id',
])

/** Why somebody of a suspended vendor may not call this route; undefined for everybody who may. */
export function refusedWhileSuspended(
  request: { method: string },
  routeKey: string,
): CityosError | undefined {
  const { named } = vendorCallerOf(request) ?? {}
  if (named?.status !== 'suspended') return undefined
  if (READING.includes(request.method) || STILL_OPEN.has(routeKey)) return undefined
  return new CityosError('vendor_suspended', `The vendor ${named.handle} is suspended: you may only read.`)
}
