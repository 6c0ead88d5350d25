import { ownChangeRoute } from '../../../../../http/subscriptions/change'

/** Ends a subscription of the customer’s, with its period or now. */
export const POST = ownChangeRoute('cancel')
