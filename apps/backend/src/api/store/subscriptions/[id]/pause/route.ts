import { ownChangeRoute } from '../../../../../http/subscriptions/change'

/** Lets a subscription of the customer’s rest. */
export const POST = ownChangeRoute('pause')
