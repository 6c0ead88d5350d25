import { systemClock } from '@cityos/calendar'
import type { Where } from 'payload'
import type { PayloadTransaction } from '../database/payload-transaction'

/** Writes a row of a collection that is nothing but a mirror. @returns whether it is new. */
export async function mirrorRow(
  { req }: PayloadTransaction,
  collection: 'products' | 'vendors',
  { id, tenant, ...fields }: Record<string, unknown> & { id: string; tenant: string },
): Promise<boolean> {
  const { db } = req.payload
  const held = await db.findOne<{ id: string; tenant: unknown }>({
    collection,
    where: { id: { equals: id } },
    select: { tenant: true },
    req,
  })
  if (held && held.tenant !== tenant) throw new Error(`${id} is another tenant's.`)
  // Whole: Payload writes a row again and lets the database find out that it is there.
  const data = { ...fields, tenant, updatedAt: systemClock.now().toISOString() }
  if (held) await db.updateOne({ collection, id, data, req, returning: false })
  else await db.create({ collection, data: { id, ...data }, req, returning: false })
  return !held
}

export async function removeRow(
  { req }: PayloadTransaction,
  collection: 'products' | 'vendors',
  { id, tenant }: { id: string; tenant: string },
): Promise<void> {
  const where: Where = { and: [{ id: { equals: id } }, { tenant: { equals: tenant } }] }
  await req.payload.db.deleteMany({ collection, where, req })
}
