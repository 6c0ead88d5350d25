import type { Permission, VendorOrderDetail, VendorReturn } from '@cityos/contracts'

/** A return, and the vendor order of which it is. */
export interface ReturnProps {
  order: VendorOrderDetail
  back: VendorReturn
}

export type ReturnVerb = 'receive' | 'cancel'

const PERMISSION: Record<ReturnVerb, Permission> = {
  receive: 'vendor_order:refund',
  cancel: 'vendor_order:update',
}

const FROM: Record<ReturnVerb, readonly VendorReturn['status'][]> = {
  receive: ['requested', 'partially_received'],
  cancel: ['requested'],
}

/** What can be done with a return now, by somebody who may. */
export const returnVerbs = (
  { status }: Pick<VendorReturn, 'status'>,
  may: (permission: Permission) => boolean,
): ReturnVerb[] =>
  (Object.keys(FROM) as ReturnVerb[]).filter((verb) => FROM[verb].includes(status) && may(PERMISSION[verb]))

/** How much of an item has not come yet. Quantities may be fractions; a millionth is the finest there is. */
export const toCome = ({ quantity, received_quantity }: VendorReturn['items'][number]): number =>
  Math.round((Number(quantity) - Number(received_quantity)) * 1e6) / 1e6
