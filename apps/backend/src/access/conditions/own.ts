import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { Condition } from './condition'

/** Name and picture are everybody's own affair; core takes nothing else on this route. */
export const ownAccount: Condition = ({ params, principal }) =>
  principal.kind === 'user' && params['id'] === principal.id ? 'profile:update' : undefined

/** A layout or view that everybody gets is more than one's own. */
export const sharedLayout: Condition = ({ request }) =>
  (request.body as { is_default?: unknown } | undefined)?.is_default ? 'view:share' : undefined

export const sharedView: Condition = async ({ request, params }) => {
  const { is_system_default: shared } = (request.body ?? {}) as { is_system_default?: unknown }
  return shared || (await isShared(request, params['id'])) ? 'view:share' : undefined
}

/** A view that belongs to nobody is everybody's. */
async function isShared(request: Parameters<Condition>[0]['request'], id?: string): Promise<boolean> {
  if (!id) return false
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'view_configuration',
    fields: ['user_id', 'is_system_default'],
    filters: { id },
  })
  const [view] = data as { user_id: string | null; is_system_default: boolean }[]
  return Boolean(view && (view.is_system_default || !view.user_id))
}
