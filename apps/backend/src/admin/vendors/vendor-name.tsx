import type { Vendor } from '@cityos/contracts'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { useVendors } from './use-vendors'

const FRESH_MS = 60_000

/** A vendor by its name; one that is not among the first hundred is asked for. Its id while nobody has said it. */
export function VendorName({ id }: { id: string }) {
  const vendors = useVendors()
  const known = vendors?.find((vendor) => vendor.id === id)
  const mayRead = useMay('vendor:read')
  const { data } = useRead<{ vendor: Vendor }>(`/admin/vendors/${id}`, {
    enabled: mayRead && vendors !== undefined && !known,
    staleTime: FRESH_MS,
  })
  return <bdi>{(known ?? data?.vendor)?.name ?? id}</bdi>
}
