import { decideAs } from '../../../../../http/vendors/decide-approval'

/** Lets a product, or a change of one, into the store. */
export const POST = decideAs('approve')
