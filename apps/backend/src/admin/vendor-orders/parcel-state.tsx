import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { VendorFulfillment } from '@cityos/contracts'

type State = 'packed' | 'shipped' | 'delivered' | 'unpacked'
export type ParcelVerb = 'ship' | 'deliver' | 'unpack'

const COLOURS = { packed: 'orange', shipped: 'blue', delivered: 'green', unpacked: 'grey' } as const

function stateOf({ canceled_at, delivered_at, shipped_at }: VendorFulfillment): State {
  if (canceled_at) return 'unpacked'
  if (delivered_at) return 'delivered'
  return shipped_at ? 'shipped' : 'packed'
}

const VERBS: Record<State, ParcelVerb[]> = {
  packed: ['ship', 'unpack'],
  shipped: ['deliver'],
  delivered: [],
  unpacked: [],
}

/** What comes next for a parcel. */
export const parcelVerbs = (parcel: VendorFulfillment): ParcelVerb[] => VERBS[stateOf(parcel)]

/** How far a parcel is. */
export function ParcelState({ parcel }: { parcel: VendorFulfillment }) {
  const { t } = useTranslation('cityos')
  const state = stateOf(parcel)
  return <StatusBadge color={COLOURS[state]}>{t(`vendor_orders.parcel_state.${state}`)}</StatusBadge>
}
