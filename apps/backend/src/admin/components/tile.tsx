import { Text } from '@medusajs/ui'
import type { ReactNode } from 'react'

/** One number with its name, and what it means; several stand in a `dl`. */
export function Tile({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col">
      <Text as="span" size="small" className="text-ui-fg-subtle">
        <dt>{name}</dt>
      </Text>
      <dd className="txt-large-plus break-words">{children}</dd>
      <Text size="xsmall" className="text-ui-fg-muted">
        {hint}
      </Text>
    </div>
  )
}
