import type { UpdateVendorProduct } from '@cityos/contracts'

/** A change in the form that Medusa's workflow takes. */
export function toProductUpdate({
  images,
  variants: _added,
  ...change
}: (UpdateVendorProduct & { variants?: unknown }) | Record<string, unknown>) {
  const pictures = images as string[] | undefined
  return { ...change, ...(pictures && { images: pictures.map((url) => ({ url })) }) }
}
