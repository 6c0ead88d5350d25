import { Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import type { Condition } from './condition'

type Action = 'read' | 'update' | 'delete'

/** Who may not see secret keys is shown publishable ones, whatever else the list is asked for. */
export const listedKeys: Condition = async ({ request, may }) => {
  if (request.query['type'] === 'secret') return 'secret_key:read'
  if (!(await may('secret_key:read')).allowed) request.query['type'] = 'publishable'
  return undefined
}

/**
 * Core has no default for the type and its validator, which comes later, refuses what is neither. A secret key of
 * core's knows no scope and no end: a tenant makes ours.
 */
export const createdKey: Condition = async ({ request, may }) => {
  const { type } = (request.body ?? {}) as { type?: unknown }
  if (type === 'publishable') return undefined
  if (requireTenantId() !== PLATFORM_TENANT_ID && (await may('secret_key:create')).allowed) {
    throw new CityosError(
      'validation_failed',
      'type: secret keys of a tenant are made by POST /admin/secret-keys.',
    )
  }
  return 'secret_key:create'
}

/** A secret key answers as one that exists nowhere to whoever may not act on secret keys. */
export const namedKey =
  (action: Action): Condition =>
  async ({ request, params, may }) => {
    if ((await may(`secret_key:${action}`)).allowed) return undefined
    const id = params['id'] as string
    const [key] = await request.scope
      .resolve(Modules.API_KEY)
      .listApiKeys({ id, type: 'publishable' }, { select: ['id'], take: 1 })
    // Somebody with no right on any key learns that first, from the row.
    if (key || !(await may(`api_key:${action}`)).allowed) return undefined
    throw new CityosError('not_found', `There is no API key ${id}.`)
  }
