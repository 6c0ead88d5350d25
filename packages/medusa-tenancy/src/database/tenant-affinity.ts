interface PooledResource {
  resource: { __tenant?: string | undefined }
}

/** The part of tarn, knex' pool, that is looked at: it hands out the last of `free` next. */
export interface Pool {
  free?: PooledResource[]
}

/**
 * Puts a connection that last served this tenant where the pool takes it next; where there is none, the one
 * that has rested longest, because the others belong to requests that are under way. A hint about speed
 * alone: whatever the pool then hands out is bound by what it really is.
 */
export function preferConnectionOf({ free }: Pool, tenantId: string): void {
  if (!free || free.length < 2) return
  const last = free.length - 1
  let chosen = last
  while (chosen > 0 && free[chosen]!.resource.__tenant !== tenantId) chosen--
  // No match ends at 0: the connection that was given back first.
  if (chosen === last) return
  const [preferred] = free.splice(chosen, 1)
  free.push(preferred as PooledResource)
}
