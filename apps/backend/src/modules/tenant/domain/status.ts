import { CityosError, type TenantStatus } from '@cityos/contracts'

interface Transition {
  from: readonly TenantStatus[]
  to: TenantStatus
}

/** The life of a tenant. Nothing leaves `archived`; a trial can be suspended because some are abuse. */
export const TENANT_TRANSITIONS = {
  activate: { from: ['trial'], to: 'active' },
  suspend: { from: ['trial', 'active'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'active' },
  archive: { from: ['suspended'], to: 'archived' },
} as const satisfies Record<string, Transition>

export type TenantTransition = keyof typeof TENANT_TRANSITIONS

/** The status after a transition. @throws CityosError `illegal_transition` naming both states. */
export function nextStatus(
  tenant: { handle: string; status: TenantStatus },
  transition: TenantTransition,
): TenantStatus {
  const { from, to }: Transition = TENANT_TRANSITIONS[transition]
  if (from.includes(tenant.status)) return to
  throw new CityosError(
    'illegal_transition',
    `The tenant "${tenant.handle}" is ${tenant.status} and cannot become ${to}: only one that is ${from.join(' or ')} can.`,
  )
}
