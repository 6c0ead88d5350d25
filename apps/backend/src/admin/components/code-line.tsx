import { Copy } from '@medusajs/ui'

/** A line to run elsewhere, as it is. */
export function CodeLine({ text }: { text: string }) {
  return (
    <div
      dir="ltr"
      className="bg-ui-bg-component flex items-start justify-between gap-x-3 rounded-lg px-3 py-2"
    >
      <code className="txt-compact-small min-w-0 flex-1 whitespace-pre-wrap break-all font-mono">{text}</code>
      <Copy content={text} className="text-ui-fg-muted shrink-0" />
    </div>
  )
}
