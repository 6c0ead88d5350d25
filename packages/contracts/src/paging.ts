import { z } from 'zod'

/**
 * What every list takes. `order` names one of the list's sortable fields, with a leading minus for descending; the
 * cursor is opaque and good for the same order and filters only.
 */
export function pageQuery<const Fields extends readonly [string, ...string[]]>(fields: Fields) {
  const orders = fields.flatMap((field) => [field, `-${field}`]) as (Fields[number] | `-${Fields[number]}`)[]
  return z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().min(1).max(1_000).optional(),
    order: z.enum(orders as [string, ...string[]]).default('-created_at'),
    q: z.string().trim().min(1).max(200).optional(),
  })
}

/** What every list answers beside its rows. `next_cursor` is null on the last page. */
export const PageInfo = z.object({
  count: z.number().int().min(0),
  limit: z.number().int().min(1),
  next_cursor: z.string().nullable(),
})
export type PageInfo = z.infer<typeof PageInfo>
