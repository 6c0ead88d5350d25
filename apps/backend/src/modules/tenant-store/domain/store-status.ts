import { CityosError, type TenantStoreStatus } from '@cityos/contracts'

/** Which status follows which. A draft that nobody wants is deleted; what was archived stays so. */
const TRANSITIONS: Readonly<Record<TenantStoreStatus, readonly TenantStoreStatus[]>> = {
  draft: ['active'],
  active: ['paused'],
  paused: ['active', 'archived'],
  archived: [],
}

export type StoreVerb = 'activate' | 'pause' | 'resume' | 'archive'

/** What the routes' verbs ask for: activating is for drafts, resuming for what was paused. */
export const STORE_VERBS: Readonly<Record<StoreVerb, { from: TenantStoreStatus; to: TenantStoreStatus }>> = {
  activate: { from: 'draft', to: 'active' },
  pause: { from: 'active', to: 'paused' },
  resume: { from: 'paused', to: 'active' },
  archive: { from: 'paused', to: 'archived' },
}

/** In these a store may be deleted, if it has never sold. */
const DELETABLE: readonly TenantStoreStatus[] = ['draft', 'archived']

interface Transition {
  /** The status that the caller believes the store to have. */
  from: TenantStoreStatus
  to: TenantStoreStatus
}

/** @throws CityosError `illegal_transition` naming both states. */
export function requireTransition(id: string, from: TenantStoreStatus, wanted: Transition): void {
  const { to } = wanted
  if (from === wanted.from && TRANSITIONS[from].includes(to)) return
  const next = TRANSITIONS[from].join(' or ') || 'nothing else'
  throw new CityosError(
    'illegal_transition',
    `The store ${id} is ${from} and cannot go from ${wanted.from} to ${to}; from ${from} it can become ${next}.`,
  )
}

/** @throws CityosError `illegal_transition`. */
export function requireDeletable(id: string, status: TenantStoreStatus): void {
  if (DELETABLE.includes(status)) return
  throw new CityosError(
    'illegal_transition',
    `The store ${id} is ${status} and cannot become deleted; archive it first.`,
  )
}

/** @throws CityosError `store_incomplete` naming what an open store cannot be without. */
export function requireComplete(id: string, parts: Readonly<Record<string, boolean>>): void {
  const missing = Object.keys(parts).filter((part) => !parts[part])
  if (!missing.length) return
  throw new CityosError(
    'store_incomplete',
    `The store ${id} cannot sell: it has no ${missing.join(', no ')}.`,
  )
}

/** Only an active store sells: the channel of every other is disabled. */
export function sells(status: TenantStoreStatus): boolean {
  return status === 'active'
}
