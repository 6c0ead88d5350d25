import { hashOf, type State } from '@cityos/bridge'

/** What the content admin would tell. */
export function message(tenantId: string, entity: string, id: string, version: number, data: State | null) {
  return {
    form: 1,
    event: `${entity}.updated`,
    tenant_id: tenantId,
    entity,
    entity_id: id,
    version,
    hash: hashOf(data ?? undefined),
    deleted: data === null,
    data,
    occurred_at: new Date().toISOString(),
    correlation_id: null,
  }
}

/** Looks until it fits, or ten seconds have passed: a test then says what it sees. */
export async function until<T>(look: () => Promise<T> | T, fits: (found: T) => boolean): Promise<T> {
  for (const end = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await look()
    if (fits(found) || Date.now() > end) return found
  }
}
