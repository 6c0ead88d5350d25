const COLOURS = {
  queued: 'blue',
  sending: 'blue',
  retrying: 'orange',
  delivered: 'green',
  dead: 'red',
  superseded: 'grey',
  canceled: 'grey',
  received: 'blue',
  applied: 'green',
  stale: 'grey',
  duplicate: 'grey',
  conflict: 'orange',
} as const

export const colourOf = (state: keyof typeof COLOURS) => COLOURS[state]

/** States from which a message is not sent again by itself. */
export const FINISHED: ReadonlySet<string> = new Set(['delivered', 'dead', 'superseded', 'canceled'])
