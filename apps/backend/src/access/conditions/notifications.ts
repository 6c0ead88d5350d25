import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import type { Condition } from './condition'

/** What the admin's bell shows. Notifications of other channels hold links that open accounts. */
const FEED = 'feed'

export const feedAlone: Condition = ({ request }) => {
  request.query['channel'] = FEED
  return undefined
}

export const feedNotification: Condition = async ({ request, params }) => {
  const id = params['id'] as string
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'notification',
    fields: ['id'],
    filters: { id, channel: FEED },
  })
  if (!data.length) throw new CityosError('not_found', `There is no notification ${id}.`)
  return undefined
}
