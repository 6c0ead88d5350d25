import { ArrowUpRightOnBox } from '@medusajs/icons'
import { Text } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import type { Tenant } from '@cityos/contracts'
import { Status } from '../components/status'
import { adminOf } from '../lib/address-of'
import { isOpen } from './is-open'

const LOOK =
  'hover:bg-ui-bg-base-hover focus-visible:bg-ui-bg-base-hover flex items-center justify-between gap-x-2 rounded-md px-2 py-1.5 outline-none'

/** One tenant to switch to, with its status where that is not the usual one. */
export function SwitcherRow({ tenant, onChoose }: { tenant: Tenant; onChoose: () => void }) {
  const { name, host, status } = tenant
  const inside = (
    <>
      <span className="flex min-w-0 flex-col">
        <Text size="small" weight="plus" leading="compact" className="truncate">
          {name}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
          {host}
        </Text>
      </span>
      <span className="flex shrink-0 items-center gap-x-2">
        {status !== 'active' && <Status value={status} />}
        {isOpen(tenant) && <ArrowUpRightOnBox className="text-ui-fg-muted rtl:-scale-x-100" />}
      </span>
    </>
  )
  return (
    <li>
      {isOpen(tenant) ? (
        <a href={adminOf(host)} className={LOOK}>
          {inside}
        </a>
      ) : (
        <Link to={`/tenants/${tenant.id}`} className={LOOK} onClick={onChoose}>
          {inside}
        </Link>
      )}
    </li>
  )
}
