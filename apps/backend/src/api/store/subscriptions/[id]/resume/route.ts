import { ownChangeRoute } from '../../../../../http/subscriptions/change'

/** Lets a subscription of the customer’s go on. */
export const POST = ownChangeRoute('resume')
