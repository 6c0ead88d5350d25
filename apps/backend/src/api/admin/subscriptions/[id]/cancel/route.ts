import { changeRoute } from '../../../../../http/subscriptions/change'

/** Ends a subscription, with its period or now. */
export const POST = changeRoute('cancel')
