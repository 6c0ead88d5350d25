import { Text } from '@medusajs/ui'
import { CodeLine } from './code-line'

/** Something secret, which no later answer of the server holds. */
export function ShownOnce({ label, hint, text }: { label: string; hint: string; text: string }) {
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus">
        {label}
      </Text>
      <CodeLine text={text} />
      <Text size="small" className="text-ui-fg-subtle">
        {hint}
      </Text>
    </div>
  )
}
