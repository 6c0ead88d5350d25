import { Text } from '@medusajs/ui'

/** What a colour of a chart stands for. */
export function ChartKey({ colour, name }: { colour: string; name: string }) {
  return (
    <span className="flex items-center gap-x-2">
      <svg aria-hidden viewBox="0 0 8 8" className={`size-2 ${colour}`}>
        <rect width={8} height={8} rx={2} fill="currentColor" />
      </svg>
      <Text as="span" size="xsmall">
        {name}
      </Text>
    </span>
  )
}
