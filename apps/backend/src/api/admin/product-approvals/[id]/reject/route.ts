import { decideAs } from '../../../../../http/vendors/decide-approval'

/** Sends a product, or a change of one, back with a reason. */
export const POST = decideAs('reject')
