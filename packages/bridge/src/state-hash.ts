import { createHash } from 'node:crypto'
import stringify from 'safe-stable-stringify'

/** What one side knows of a thing that it owns; a date is its text, an absent field is absent. */
export type State = Readonly<Record<string, unknown>>

/** A state as it is sent: with sorted keys, so that two equal states are one text. */
export function textOf(state: State): string {
  return stringify(state) as string
}

/** SHA-256, in hex, of a state's text; of the empty text for what is not there. */
export function hashOf(state: State | undefined): string {
  return createHash('sha256')
    .update(state ? textOf(state) : '')
    .digest('hex')
}
