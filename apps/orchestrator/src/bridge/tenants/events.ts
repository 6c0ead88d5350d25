const NOUNS = ['page', 'product_content', 'tenant_profile'] as const
const VERBS = ['created', 'updated', 'deleted'] as const

/** What an endpoint of a tenant may ask for: everything, all of a noun, or one event. */
export const WISHES: readonly string[] = [
  '*',
  ...NOUNS.map((noun) => `${noun}.*`),
  ...NOUNS.flatMap((noun) => VERBS.map((verb) => `${noun}.${verb}`)),
]

/** A message that a person sends to see whether an endpoint answers. */
export const PING = 'webhook.ping'
