import { ownChangeRoute } from '../../../../../http/subscriptions/change'

/** Says how many pieces the next deliveries have. */
export const POST = ownChangeRoute('update')
