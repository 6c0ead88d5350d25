import { randomUUID } from 'node:crypto'
import type { Sql } from './database'

export interface Endpoint {
  id: string
  tenant_id: string
  kind: 'bridge' | 'tenant'
  url: string
  events: string[]
}

/** Whether an endpoint wants an event: by its name, as `product.*`, or as `*`. */
export function wants({ events }: Pick<Endpoint, 'events'>, event: string): boolean {
  const [noun] = event.split('.')
  return events.some((wanted) => wanted === '*' || wanted === event || wanted === `${noun}.*`)
}

/** The endpoints of these tenants that are not switched off, whether or not they answer at the moment. */
export function endpointsOf(tx: Sql, tenantIds: readonly string[]): Promise<Endpoint[]> {
  return tx.query<Endpoint>(
    `select id, tenant_id, kind, url, events from webhook_endpoint
      where tenant_id = any($1::text[]) and state = 'enabled' order by id`,
    [tenantIds],
  )
}

/** Names a message for as long as it lives: each attempt carries the same. */
export function newMessageId(): string {
  return `msg_${randomUUID().replaceAll('-', '')}`
}
