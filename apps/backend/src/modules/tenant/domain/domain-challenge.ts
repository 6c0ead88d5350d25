/** The DNS record by which the holder of a domain proves that it is theirs. */
export interface DomainChallenge {
  type: 'TXT'
  name: string
  value: string
}

export function domainChallenge(domain: string, token: string): DomainChallenge {
  return { type: 'TXT', name: `_cityos-challenge.${domain}`, value: `cityos-verification=${token}` }
}

/** Whether one of the records at the challenge's name is the one asked for; others may stand beside it. */
export function provesDomain(records: readonly string[], { value }: DomainChallenge): boolean {
  return records.some((record) => record.trim() === value)
}
