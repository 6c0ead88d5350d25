import { receive, RefusedMessage, type Answer, type SendOptions } from '@cityos/bridge'
import { openSecrets, Crash, type Side } from './side'

/** What may happen to a message on its way. */
export type Fault = 'lost' | 'answer lost' | 'twice' | 'refused' | 'late'

/** The way to a side, with as many faults as `fault` says. */
export function wayTo(side: Side, now: () => Date, fault: () => Fault | undefined) {
  const late: (() => Promise<unknown>)[] = []
  const post = async ({ headers, body }: SendOptions): Promise<Answer> => {
    const deliver = () =>
      receive(side.db, {
        sourceId: `from_${(JSON.parse(body) as { tenant_id: string }).tenant_id}`,
        headers,
        body,
        now: now(),
        openSecrets,
      }).then(
        () => 202,
        (error: unknown) => {
          if (error instanceof RefusedMessage) return 422
          if (error instanceof Crash) return 502
          throw error
        },
      )
    switch (fault()) {
      case 'lost':
        throw new Error('ECONNRESET')
      case 'refused':
        return { status: 503 }
      case 'answer lost':
        await deliver()
        throw new Error('ECONNRESET')
      case 'late':
        late.push(deliver)
        throw new Error('No answer')
      case 'twice':
        await deliver()
        break
      case undefined:
    }
    return { status: await deliver() }
  }
  /** Lets arrive what was thought to be lost, the last first. */
  const release = async () => {
    for (const arrive of late.splice(0).reverse()) await arrive()
  }
  return { post, release }
}
