import {
  CityosError,
  type CreateVendorVariant,
  type ProductStatus,
  type UpdateVendorProduct,
} from '@cityos/contracts'

interface Transition {
  from: readonly ProductStatus[]
  to: ProductStatus
}

/** A vendor's product on its way into the store, by Medusa's own states. */
export const PRODUCT_TRANSITIONS = {
  propose: { from: ['draft', 'rejected'], to: 'proposed' },
  withdraw: { from: ['proposed'], to: 'draft' },
  approve: { from: ['proposed'], to: 'published' },
  reject: { from: ['proposed'], to: 'rejected' },
  /** Out of the store, by the vendor itself. */
  unpublish: { from: ['published'], to: 'draft' },
} as const satisfies Record<string, Transition>

export type ProductTransition = keyof typeof PRODUCT_TRANSITIONS

/** The status after a transition. @throws CityosError `illegal_transition` naming both states. */
export function nextProductStatus(
  product: { id: string; status: ProductStatus },
  transition: ProductTransition,
): ProductStatus {
  const { from, to }: Transition = PRODUCT_TRANSITIONS[transition]
  if (from.includes(product.status)) return to
  throw new CityosError(
    'illegal_transition',
    `The product ${product.id} is ${product.status} and cannot become ${to}: only one that is ${from.join(' or ')} can.`,
  )
}

/**
 * What happens to a change of a product's words and pictures: what is in the store already is looked at first, where
 * the tenant looks at products. @throws CityosError `illegal_transition` for one that somebody is looking at.
 */
export function howToChange(
  { id, status }: { id: string; status: ProductStatus },
  approval: boolean,
): 'at once' | 'propose' {
  if (status === 'proposed') {
    throw new CityosError(
      'illegal_transition',
      `The product ${id} is proposed: withdraw it before you change it, so that what was seen is what is sold.`,
    )
  }
  return status === 'published' && approval ? 'propose' : 'at once'
}

/** What may wait for the tenant: words and pictures, and variants that are to be added. */
export type ProposedChange = UpdateVendorProduct & { variants?: CreateVendorVariant[] }

/** A change on top of one that waits already: of each field the later value, and variants beside those that wait. */
export function mergeChanges(
  waiting: Record<string, unknown> | null,
  { variants, ...change }: ProposedChange,
): Record<string, unknown> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  const before = (waiting?.['variants'] ?? []) as CreateVendorVariant[]
  return { ...waiting, ...Object.fromEntries(given), ...(variants && { variants: [...before, ...variants] }) }
}
