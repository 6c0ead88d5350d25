// A process that bills what is due and kills itself at a step: run by billing-calendar.test.ts.
import { BillingDatabase } from './billing-database'
import { TableOutside } from './dying-biller'

const { APP_URL, TENANT, NOW, DIE_AT } = process.env as Record<string, string>

const world = BillingDatabase.attach(APP_URL!, TENANT!, NOW!)
void world
  .run(
    world.context({
      ...new TableOutside(world).ports(),
      trace: (point) => {
        if (point === DIE_AT) process.kill(process.pid, 'SIGKILL')
        return Promise.resolve()
      },
    }),
  )
  .then(() => process.exit(0))
