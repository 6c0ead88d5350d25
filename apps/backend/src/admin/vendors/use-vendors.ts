import type { VendorList } from '@cityos/contracts'
import { withQuery } from '../lib/api'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'

const MOST = 100
/** Names seldom change. */
const FRESH_MS = 60_000

/** The tenant's vendors by name, the first hundred: to choose from, and for the names in lists. */
export function useVendors() {
  const enabled = useMay('vendor:read')
  return useRead<VendorList>(withQuery('/admin/vendors', { limit: MOST, order: 'name' }), {
    enabled,
    staleTime: FRESH_MS,
  }).data?.vendors
}

/** Those vendors as choices. */
export const useVendorChoices = () => useVendors()?.map(({ id, name }) => ({ value: id, label: name })) ?? []
