/** What a look at a domain's DNS may have missed. */
export type Missing = 'absent' | 'different' | 'silent' | 'broken' | 'taken'

/** The beginnings of the server's sentences, which name the record a second time and know one language only. */
const SENTENCES: readonly [Missing, RegExp][] = [
  ['absent', /^There is no TXT record at /],
  ['different', / has TXT records, but not the one asked for\./],
  ['silent', /^The name servers of .+ did not answer in time\./],
  ['broken', /^The name servers of .+ answered with an error\./],
  ['taken', / has been verified by another tenant\.$/],
]

/** Which of the known reasons a check failed for; null for a sentence to be shown as it is. */
export function whyUnproved(lastError: string): Missing | null {
  return SENTENCES.find(([, pattern]) => pattern.test(lastError))?.[0] ?? null
}
