import type { NextFunction, Request, Response } from 'express'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

type Authenticated = Request & {
  scope: MedusaContainer
  auth_context?: { auth_identity_id?: string; auth_provider?: string; iat?: number }
}

/** A login's row changes with its password alone, and once when it is made. */
const CHANGED_SINCE = `
  select 1 from provider_identity
   where auth_identity_id = ? and provider = 'emailpass' and deleted_at is null
     and updated_at >= to_timestamp(?) and updated_at > created_at + interval '1 second' limit 1`

/**
 * Ends with a password what was opened by the one before: tokens, sessions, and logins that somebody else registered
 * for an e-mail before its owner came. Core would let them go on, and renew them for ever.
 */
export async function refuseStaleLogins(
  request: Request,
  _response: Response,
  next: NextFunction,
): Promise<void> {
  const { scope, auth_context: context } = request as Authenticated
  const { auth_identity_id: login, auth_provider: provider, iat } = context ?? {}
  if (!login || iat === undefined || provider === 'keycloak') return next()
  const connection = scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = (await connection.raw(CHANGED_SINCE, [login, iat])) as { rows: unknown[] }
  if (rows.length) throw new CityosError('unauthorized', 'The password has changed. Sign in again.')
  next()
}
