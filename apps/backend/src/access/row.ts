import type { Permission } from '@cityos/contracts'

/**
 * Why a route asks for no permission:
 * - `public`: the same answer for everybody, or the request carries its own proof (a signed link);
 * - `storefront`: shoppers and visitors; core has checked the publishable key;
 * - `sign_in`: the route checks the credentials that it is given;
 * - `webhook`: the sender proves itself to the route, by signature;
 * - `closed`: answers 404 to everybody.
 */
export type OpenRow = 'public' | 'storefront' | 'sign_in' | 'webhook' | 'closed'

/** What a route needs. */
export type Row = Permission | OpenRow

/** `METHOD /path` as Express knows it → what it needs. A path that ends in `/*` is a folder of files. */
export type Rows = Readonly<Record<`${string} /${string}`, Row>>

/** Whether a row asks for a permission, and is judged by roles. */
export function isPermission(row: Row): row is Permission {
  return row.includes(':')
}
