import { toAttributes, type Resource } from '../resource'
import type { Check, Pdp } from './pdp'
import type { CerbosPrincipal } from './to-cerbos'

/** What infra/cerbos/conf.yaml allows in one call. */
const MAX_RESOURCES = 100
const MAX_ACTIONS = 50

interface Question {
  action: string
  resource: Check['resource']
  resolve(allowed: boolean): void
  reject(error: unknown): void
}

/** Gathers the questions of one tick into one call for each principal, and remembers the answers. */
export class Batch {
  private readonly answers = new Map<string, Promise<boolean>>()
  private waiting = new Map<string, { principal: CerbosPrincipal; questions: Question[] }>()

  constructor(
    private readonly pdp: Pdp,
    private readonly requestId: string | undefined,
  ) {}

  ask(
    principal: CerbosPrincipal,
    action: string,
    asked: Resource,
  ): { answer: Promise<boolean>; isNew: boolean } {
    const resource = { kind: asked.kind, id: asked.id ?? 'none', attr: toAttributes(asked) }
    const who = JSON.stringify(principal)
    const key = JSON.stringify([who, action, resource])
    const known = this.answers.get(key)
    if (known) return { answer: known, isNew: false }
    const answer = new Promise<boolean>((resolve, reject) => {
      if (this.waiting.size === 0) queueMicrotask(() => void this.flush())
      const entry = this.waiting.get(who) ?? { principal, questions: [] }
      entry.questions.push({ action, resource, resolve, reject })
      this.waiting.set(who, entry)
    })
    this.answers.set(key, answer)
    return { answer, isNew: true }
  }

  private async flush(): Promise<void> {
    const waiting = [...this.waiting.values()]
    this.waiting = new Map()
    await Promise.all(
      waiting.flatMap(({ principal, questions }) =>
        callsFor(questions).map((calls) => this.call(principal, calls)),
      ),
    )
  }

  private async call(principal: CerbosPrincipal, calls: Question[][]): Promise<void> {
    const checks = calls.map((questions) => ({
      resource: (questions[0] as Question).resource,
      actions: questions.map(({ action }) => action),
    }))
    try {
      const allowed = await this.pdp.check(principal, checks, this.requestId)
      calls.forEach((questions, index) => {
        for (const { action, resolve } of questions) resolve(allowed[index]?.has(action) ?? false)
      })
    } catch (error) {
      for (const { reject } of calls.flat()) reject(error)
    }
  }
}

/** Questions about one resource go together, resources into as few calls as the server's limits allow. */
function callsFor(questions: Question[]): Question[][][] {
  const byResource = new Map<string, Question[]>()
  for (const question of questions) {
    const key = JSON.stringify(question.resource)
    byResource.set(key, [...(byResource.get(key) ?? []), question])
  }
  const groups = [...byResource.values()].flatMap((group) => inParts(group, MAX_ACTIONS))
  return inParts(groups, MAX_RESOURCES)
}

function inParts<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  )
}
