import { ownChangeRoute } from '../../../../../http/subscriptions/change'

/** Leaves the next delivery out. */
export const POST = ownChangeRoute('skip')
