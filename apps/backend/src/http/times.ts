/** A time of the database as answers say it. */
export const iso = (at: Date | string): string => new Date(at).toISOString()

export const isoOrNull = (at: Date | string | null): string | null => (at === null ? null : iso(at))
