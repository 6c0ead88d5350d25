import { Container, Copy, Heading, Text } from '@medusajs/ui'
import type { ReactNode } from 'react'

interface SectionProps {
  title: string
  subtitle?: string
  actions?: ReactNode
  children?: ReactNode
}

/** A titled box of a page, its parts divided by lines. */
export function Section({ title, subtitle, actions, children }: SectionProps) {
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div>
          <Heading level="h2">{title}</Heading>
          {subtitle && (
            <Text size="small" className="text-ui-fg-subtle">
              {subtitle}
            </Text>
          )}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </Container>
  )
}

/** A label and its value; what people need elsewhere can be copied. */
export function Row({ label, children, copy }: { label: string; children?: ReactNode; copy?: string }) {
  return (
    <div className="text-ui-fg-subtle grid grid-cols-1 items-center gap-x-4 gap-y-1 px-6 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <Text size="small" weight="plus" leading="compact">
        <bdi>{label}</bdi>
      </Text>
      <div className="flex min-w-0 items-center gap-x-2">
        <Text as="div" size="small" leading="compact" className="min-w-0 break-words">
          {/* Values keep their own direction: a date in English reads as one in an Arabic page. */}
          <bdi>{children ?? '—'}</bdi>
        </Text>
        {copy && <Copy content={copy} variant="mini" className="text-ui-fg-muted shrink-0" />}
      </div>
    </div>
  )
}

/** Said in the place of rows where there are none. */
export function Empty({ title, hint }: { title: string; hint?: string }) {
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-8 text-center">
      <Text size="small" weight="plus">
        {title}
      </Text>
      {hint && (
        <Text size="small" className="text-ui-fg-subtle max-w-md">
          {hint}
        </Text>
      )}
    </div>
  )
}
