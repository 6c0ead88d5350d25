import { CityosError } from '@cityos/contracts'

/** A cursor that stands for the key of the last row of a page, good for the same list only. */
export function encodeKey(list: string, key: string): string {
  return Buffer.from(JSON.stringify([list, key])).toString('base64url')
}

/** @throws CityosError `cursor_invalid` when the cursor was not made by this list. */
export function decodeKey(list: string, cursor: string): string {
  try {
    const [madeFor, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (madeFor === list && typeof key === 'string') return key
  } catch {
    // What is no JSON was no cursor of ours; the error below says so.
  }
  throw new CityosError('cursor_invalid', 'cursor: does not belong to this list.')
}
