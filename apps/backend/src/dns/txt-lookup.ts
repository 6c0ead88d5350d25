/** What DNS said about a name's TXT records: the records, each in one piece, or why there is no answer. */
export type TxtAnswer = { records: string[] } | { failure: 'absent' | 'timeout' | 'unavailable' }

/** The port to DNS: looks up the TXT records of a name, never throws, and never answers out of a cache of its own. */
export type TxtLookup = (name: string) => Promise<TxtAnswer>
