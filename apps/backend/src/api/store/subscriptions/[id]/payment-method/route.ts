import { ownChangeRoute } from '../../../../../http/subscriptions/change'

/** Says how it is paid from now on. */
export const POST = ownChangeRoute('update')
