/**
 * A column that lets its transaction commit without waiting for the disk. For work alone that a power cut may undo
 * whole, because it is then done again with the same result: claiming, settling, applying. What tells the other side
 * something new, or answers that something will not be lost, waits.
 */
export const RELAXED = `set_config('synchronous_commit', 'off', true)`
