import { ULID } from './ghost'
import type { Inhabitant } from './inhabitant'
import type { LeakAnswer } from './types'

/** Finds, in an answer, what belongs to one tenant alone: its ids, its marked names, its secrets. */
export class Detector {
  private readonly ids = new Set<string>()

  /** `others` are the tenants whose rows the caller may see; what they hold too is nobody's secret. */
  constructor(
    private readonly victim: Inhabitant,
    others: Inhabitant[],
    private readonly secrets: readonly string[] = [],
  ) {
    for (const id of idsOf(victim)) this.ids.add(id)
    for (const other of others) for (const id of idsOf(other)) this.ids.delete(id)
    // Every answer of the victim's own host may name the host.
    this.ids.add(victim.tenantId.slice(-26))
  }

  /** The victim's values in `answer` that are not among the ones that the caller sent. */
  scan(answer: LeakAnswer, sent: Iterable<string>): string[] {
    let text = `${JSON.stringify(answer.headers)}\n${answer.text}`
    // Longest first: an e-mail address that was sent contains a name that was not.
    const echoes = [...sent].filter((value) => value.length > 3).sort((a, b) => b.length - a.length)
    for (const echo of echoes) text = text.replaceAll(echo, '').replaceAll(encodeURIComponent(echo), '')
    const found = (text.match(ULID) ?? []).filter((id) => this.ids.has(id))
    for (const secret of this.secrets) if (text.includes(secret)) found.push(secret)
    const marked = new RegExp(`[\\w.@+ -]{0,20}${this.victim.mark}[\\w.@+-]{0,20}`, 'gi')
    return [...new Set([...found, ...(text.match(marked) ?? [])])]
  }
}

function idsOf({ rows }: Inhabitant): Set<string> {
  return new Set([...rows.values()].flatMap((list) => JSON.stringify(list).match(ULID) ?? []))
}
