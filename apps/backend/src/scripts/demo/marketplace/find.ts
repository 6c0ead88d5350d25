import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { rowsOf, type Sql } from '../../../modules/payout/store/sql'

const sqlOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Sql

/** The id of the order that the story knows by a name. */
export async function findOrder(container: MedusaContainer, name: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ id: string }>(
    sqlOf(container),
    `select id from "order" where metadata ->> 'demo' = ? and deleted_at is null limit 1`,
    [name],
  )
  return row?.id
}

export interface Part {
  id: string
  status: string
  refunded_minor: string
  funds_held_at: Date | null
}

/** What each vendor has in it, or one of them. */
export function findParts(container: MedusaContainer, name: string, vendor?: string): Promise<Part[]> {
  return rowsOf<Part>(
    sqlOf(container),
    `select v.id, v.status, v.refunded_minor, v.funds_held_at
       from vendor_order v join "order" o on o.id = v.order_id join vendor n on n.id = v.vendor_id
      where o.metadata ->> 'demo' = ? and (?::text is null or n.handle = ?) order by v.position`,
    [name, vendor ?? null, vendor ?? null],
  )
}

/** @throws Error where the story names what is not there. */
export async function findPart(container: MedusaContainer, name: string, vendor: string): Promise<Part> {
  const [part] = await findParts(container, name, vendor)
  if (!part) throw new Error(`${vendor} has nothing in the order ${name} of the demo.`)
  return part
}

/** A vendor's id, where it is in this state. */
export async function findVendor(
  container: MedusaContainer,
  handle: string,
  status?: string,
): Promise<string | undefined> {
  const [row] = await rowsOf<{ id: string }>(
    sqlOf(container),
    `select id from vendor where handle = ? and deleted_at is null and (?::text is null or status = ?)`,
    [handle, status ?? null, status ?? null],
  )
  return row?.id
}

/** The newest payout of a vendor in this state. */
export async function findPayout(
  container: MedusaContainer,
  vendor: string,
  status: string,
): Promise<string | undefined> {
  const [row] = await rowsOf<{ id: string }>(
    sqlOf(container),
    `select p.id from payout p join vendor n on n.id = p.vendor_id where n.handle = ? and p.status = ?
      order by p.id desc limit 1`,
    [vendor, status],
  )
  return row?.id
}
