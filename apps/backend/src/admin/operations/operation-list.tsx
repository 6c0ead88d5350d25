import { Button } from '@medusajs/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageInfo, TenantOperation } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Empty } from '../components/section'
import { withQuery } from '../lib/api'
import { useRead } from '../lib/use-read'
import { OperationRow } from './operation-row'
import { isGoing } from './operation-states'

const POLL_MS = 1_500
const STEP = 10
/** The most that the server answers at once: whoever looks for more filters. */
const MOST = 100

type Answer = PageInfo & { operations: TenantOperation[] }

interface OperationListProps {
  query: Record<string, string | undefined>
  empty: { title: string; hint: string }
  /** Names the tenant of each operation, where there are several. */
  named?: boolean
}

/** Operations, newest first, read again while one of them goes on. */
export function OperationList({ query, empty, named = false }: OperationListProps) {
  const { t } = useTranslation('cityos')
  const [limit, setLimit] = useState(STEP)
  const { reading, count } = useOperations({ ...query, limit: String(limit) })
  return (
    <Loaded reading={reading} rows={4}>
      {({ operations }) => (
        <>
          {operations.map((operation) => (
            <OperationRow key={operation.id} operation={operation} named={named} />
          ))}
          {!operations.length && <Empty {...empty} />}
          {count > limit && limit < MOST && (
            <div className="px-6 py-3 text-center">
              <Button
                size="small"
                variant="transparent"
                onClick={() => setLimit(Math.min(MOST, limit + STEP))}
              >
                {t('operations.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </Loaded>
  )
}

/** Reads operations; when the last of those that went on has ended, everything on screen is read again. */
export function useOperations(query: Record<string, string | undefined>) {
  const client = useQueryClient()
  const reading = useRead<Answer>(withQuery('/admin/tenant-operations', query), {
    keep: true,
    refetchInterval: (answer) => (answer?.operations.some(isGoing) ? POLL_MS : false),
  })
  const busy = reading.data?.operations.some(isGoing)
  const [wasBusy, setWasBusy] = useState(false)
  useEffect(() => {
    if (busy === undefined || busy === wasBusy) return
    setWasBusy(busy)
    if (!busy) void client.invalidateQueries({ queryKey: ['cityos'] })
  }, [busy, wasBusy, client])
  return { reading, busy: busy ?? true, count: reading.data?.count ?? 0 }
}
