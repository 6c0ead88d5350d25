import { ownChangeRoute } from '../../../../../http/subscriptions/change'

/** Says where the next deliveries go. */
export const POST = ownChangeRoute('update')
