import { StatusBadge } from '@medusajs/ui'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'

type Colour = ComponentProps<typeof StatusBadge>['color']

const COLOURS: Record<string, Colour> = {
  trial: 'blue',
  active: 'green',
  suspended: 'red',
  archived: 'grey',
  draft: 'blue',
  paused: 'orange',
  pending: 'orange',
  verified: 'green',
  failed: 'red',
  cancelled: 'grey',
  running: 'blue',
  succeeded: 'green',
  deactivated: 'grey',
  invited: 'blue',
  expired: 'orange',
  revoked: 'grey',
  enabled: 'green',
  disabled: 'grey',
  gone: 'grey',
  failing: 'orange',
  resting: 'red',
}

/** A status of ours as a word with its colour. */
export function Status({ value }: { value: string }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={COLOURS[value] ?? 'grey'} className="whitespace-nowrap">
      {t(`status.${value}`)}
    </StatusBadge>
  )
}
