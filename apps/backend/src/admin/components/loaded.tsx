import { Button, Skeleton, Text } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reading } from '../lib/use-read'

interface LoadedProps<Answer> {
  reading: Reading<Answer>
  /** How many lines its place holds while it is under way. */
  rows?: number
  children: (answer: Answer) => ReactNode
}

/** A part of a page that is read by itself: its place while it is under way, and a way to try again when it broke. */
export function Loaded<Answer>({ reading, rows = 2, children }: LoadedProps<Answer>) {
  const { t } = useTranslation('cityos')
  const { data, error, isFetching, refetch } = reading
  if (data !== undefined && !error) return <>{children(data)}</>
  if (error) {
    return (
      <div role="alert" className="flex flex-col items-start gap-y-3 px-6 py-4">
        <div>
          <Text size="small" weight="plus">
            {t('states.failed')}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {error.message}
          </Text>
        </div>
        <Button size="small" variant="secondary" isLoading={isFetching} onClick={() => void refetch()}>
          {t('states.retry')}
        </Button>
      </div>
    )
  }
  return (
    <div aria-busy="true" className="flex flex-col gap-y-3 px-6 py-4">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className="h-4 w-full" />
      ))}
    </div>
  )
}
