import { ExclamationCircle } from '@medusajs/icons'
import { Button, Container, Heading, Skeleton, Text } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '@cityos/contracts'
import { useScopeReading } from '../lib/use-scope'

interface FailureProps {
  error: Error
  onRetry?: () => void
}

/** What could not be read, and what to do about it. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation('cityos')
  return (
    <Container role="alert" className="flex flex-col items-center gap-y-3 px-6 py-12 text-center">
      <ExclamationCircle className="text-ui-fg-subtle" />
      <Heading level="h2">{t('states.failed')}</Heading>
      <Text size="small" className="text-ui-fg-subtle max-w-md">
        {error.message}
      </Text>
      {onRetry && (
        <Button size="small" variant="secondary" onClick={onRetry}>
          {t('states.retry')}
        </Button>
      )}
    </Container>
  )
}

/** The shape of a section that is still on its way. */
export function Loading({ rows = 4 }: { rows?: number }) {
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-6" aria-busy="true">
      <Skeleton className="h-6 w-48" />
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className="h-4 w-full" />
      ))}
    </Container>
  )
}

/** Shows a page on the hosts that it is for; elsewhere one sentence says where to go. */
export function OnlyOn({ kind, children }: { kind: Scope['kind']; children: ReactNode }) {
  const { t } = useTranslation('cityos')
  const { data, error, refetch } = useScopeReading()
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const { scope } = data
  if (scope.kind === kind) return <>{children}</>
  const why = scope.acting
    ? t('acting.elsewhere', { name: scope.tenant?.name ?? '' })
    : t(`states.only_${kind}`)
  return (
    <Container className="px-6 py-12 text-center">
      <Text className="text-ui-fg-subtle">{why}</Text>
    </Container>
  )
}
