import type { NextFunction, Response } from 'express'
import { CityosError } from '@cityos/contracts'
import type { GuardedRequest } from '../guarded-request'
import { vendorMembershipsOf, type VendorMembership } from './memberships'
import { rememberVendorCaller } from './vendor-caller'
import { vendorPersonOf } from './vendor-person'

/** The header in which somebody who works for several vendors names the one that they mean, by id or handle. */
export const VENDOR_HEADER = 'x-vendor'

/**
 * Stands before everything under /vendor: who somebody is, by their credentials, and whom they work for in the tenant
 * of this host, by the database. What a token claims opens nothing.
 * @throws CityosError `unauthorized`, `membership_missing`, `not_found` for a vendor that is not theirs.
 */
export async function authenticateVendor(
  request: GuardedRequest,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const person = await vendorPersonOf(request).catch((error: CityosError) => {
    if (error.status === 401) response.setHeader('www-authenticate', 'Bearer')
    throw error
  })
  const [first, ...others] = await vendorMembershipsOf(request.scope, person)
  if (!first) throw new CityosError('membership_missing', 'You work for no vendor of this tenant.')
  const named = nameOf(request, [first, ...others])
  rememberVendorCaller(request, { person, memberships: [first, ...others], named })
  request.auth_context = { actor_type: 'vendor_member', actor_id: (named ?? first).member_id }
  next()
}

function nameOf(
  { headers }: GuardedRequest,
  memberships: readonly VendorMembership[],
): VendorMembership | undefined {
  const wanted = headers[VENDOR_HEADER]
  if (wanted === undefined) return memberships.length === 1 ? memberships[0] : undefined
  const named = memberships.find(({ vendor_id, handle }) => wanted === vendor_id || wanted === handle)
  if (!named) throw new CityosError('not_found', `${VENDOR_HEADER}: you work for no such vendor.`)
  return named
}
