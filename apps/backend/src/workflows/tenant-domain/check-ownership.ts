import { resolveTxt } from '../../dns/resolve-txt'
import type { TxtAnswer } from '../../dns/txt-lookup'
import {
  domainChallenge,
  provesDomain,
  type DomainChallenge,
} from '../../modules/tenant/domain/domain-challenge'

interface Claim {
  domain: string
  verification_token: string | null
}

/** Asks DNS whether the domain is proved. Answers null when it is, else what is missing, in a sentence. */
export async function whatIsMissing({ domain, verification_token: token }: Claim): Promise<string | null> {
  if (!token) return null
  const challenge = domainChallenge(domain, token)
  const answer = await resolveTxt(challenge.name)
  if ('records' in answer && provesDomain(answer.records, challenge)) return null
  return explainMissing(answer, challenge)
}

/** What a look at DNS missed, in a sentence; the admin's screens know each of them by its beginning. */
export function explainMissing(answer: TxtAnswer, { name, value }: DomainChallenge): string {
  const expected = `Publish the TXT record ${name} with the value ${value}`
  if ('records' in answer) return `${name} has TXT records, but not the one asked for. ${expected}.`
  switch (answer.failure) {
    case 'absent':
      return `There is no TXT record at ${name}. ${expected}; a new record may take a while to be seen.`
    case 'timeout':
      return `The name servers of ${name} did not answer in time. Try again later.`
    case 'unavailable':
      return `The name servers of ${name} answered with an error. Try again later.`
  }
}
