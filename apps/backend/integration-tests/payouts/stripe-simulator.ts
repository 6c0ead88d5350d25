import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { list, listOf, now, ok, pageOf, problem, type Answer, type Thing } from './stripe-answers'
import { StripeGate } from './stripe-gate'
import { metadataOf, StripePayments } from './stripe-payments'

type Fault = 'drop_before' | 'drop_after' | 'error_before' | 'error_after' | 'refuse' | 'rate_limit'

/** What a connected account's payout to its bank pays: transfers, and what of earlier payouts the bank sent back. */
interface Contents {
  transfers: string[]
  failures: string[]
}
type BankPayout = Thing & Contents & { account: string; status: string; automatic: boolean }

/**
 * Stripe as far as payouts and payments know it, with a memory: keys are remembered with their answers, also with errors of
 * the server; transfers are found by their group; a payout of a connected account pays the transfers that have arrived.
 */
export class StripeSimulator {
  readonly transfers: Thing[] = []
  readonly gate = new StripeGate()
  readonly payments = new StripePayments((prefix) => this.next(prefix))
  /** Newest first. */
  readonly disputes: Thing[] = []
  readonly accounts = new Map<string, Thing>()
  private readonly reversals = new Map<string, Thing[]>()
  private readonly payouts: BankPayout[] = []
  private readonly answers = new Map<string, Answer & { asked: string }>()
  private readonly faults: Fault[] = []
  private count = 0

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<StripeSimulator> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const simulator = new StripeSimulator(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    )
    server.on('request', (request, response) => void simulator.handle(request, response))
    return simulator
  }

  /** What goes wrong with the next requests that make something. */
  fail(...faults: Fault[]): void {
    this.faults.push(...faults)
  }

  /** Reads are answered with an error as well, from here on. */
  isDown = false
  /** What is a connected account's own is answered with an error, from here on. */
  hidesPayouts = false

  /** Everything is well again. */
  heal(): void {
    this.faults.length = 0
    this.isDown = this.hidesPayouts = false
  }

  /** Is told what Stripe would send a message about: as it is now, and about whose account. */
  onEvent: (type: string, about: Thing, account?: string) => void = () => undefined

  /** As Stripe does after a day. */
  forgetKeys(): void {
    this.answers.clear()
  }

  /** The vendor has told Stripe everything. */
  enable(account: string): void {
    const all = { details_submitted: true, payouts_enabled: true, capabilities: { transfers: 'active' } }
    Object.assign(this.accounts.get(account)!, all, {
      requirements: { currently_due: [], disabled_reason: null },
    })
  }

  /** Stripe wants to know more of the vendor before it pays its bank. */
  restrict(account: string): void {
    Object.assign(this.accounts.get(account)!, {
      payouts_enabled: false,
      requirements: { currently_due: ['external_account'], disabled_reason: 'requirements.past_due' },
    })
  }

  /** From here on nothing of a connected account goes to its bank by itself. */
  payByHand(account: string): void {
    Object.assign(this.accounts.get(account)!, scheduleOf('manual'))
  }

  /**
   * Stripe pays a connected account's transfers to its bank, which takes it or does not. What was asked for by hand is
   * an advance: only the next automatic one says of what.
   */
  payOut(account: string, status: 'paid' | 'failed', automatic = true): string {
    const id = this.next('po')
    this.payouts.unshift({
      ...{ id, object: 'payout', account, status: 'paid', failure_message: null, created: now(), automatic },
      ...(automatic ? this.unpaid(account) : { transfers: [], failures: [] }),
    })
    this.onEvent('payout.paid', this.payouts[0]!, account)
    if (status === 'failed') this.sendBack(id)
    return id
  }

  /** What a connected account's next payout would pay. */
  unpaid(account: string): Contents {
    const earlier = this.payouts.filter((payout) => payout.account === account)
    const paid = new Set(earlier.flatMap((payout) => [...payout.transfers, ...payout.failures]))
    const isOpen = ({ id }: Thing) => !paid.has(id)
    return {
      transfers: this.transfers.filter((one) => one['destination'] === account && isOpen(one)).map(idOf),
      failures: earlier.filter((one) => one.status === 'failed' && isOpen(one)).map(idOf),
    }
  }

  /** The bank does not take it after all: the money is in the account again, and in its next payout. */
  sendBack(payout: string): void {
    const found = this.payouts.find(({ id }) => id === payout)!
    Object.assign(found, { status: 'failed', failure_message: 'The bank account is closed.' })
    this.onEvent('payout.failed', found, found.account)
  }

  /** Somebody reverses what is left of a transfer in the dashboard, or a part of it. */
  reverse(transfer: string, part?: number): void {
    const { amount, amount_reversed } = this.transfers.find(({ id }) => id === transfer)!
    const taken = part ?? Number(amount) - Number(amount_reversed)
    this.takeBack(transfer, new URLSearchParams({ amount: String(taken) }))
  }

  reversalsOf(transfer: string): Thing[] {
    return this.reversals.get(transfer) ?? []
  }

  stop(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url)
    let text = ''
    for await (const part of request) text += String(part)
    const form = new URLSearchParams(text)
    const account = request.headers['stripe-account'] as string | undefined
    const reply = ({ status, body }: Answer) => {
      response.writeHead(status, { 'content-type': 'application/json', 'request-id': this.next('req') })
      response.end(JSON.stringify(body))
    }
    if (request.method === 'GET') {
      const isDown = this.isDown || (this.hidesPayouts && account !== undefined)
      const answer = isDown ? problem(500, 'api_error', 'Something went wrong') : this.read(url, account)
      return reply(await this.gate.pass(url.pathname, answer))
    }
    const fault = this.faults.shift()
    const key = request.headers['idempotency-key'] as string | undefined
    if (fault === 'drop_before') return void request.socket.destroy()
    if (fault === 'rate_limit') return reply(problem(429, 'rate_limit', 'Too many requests'))
    const before = key === undefined ? undefined : this.answers.get(key)
    if (before && before.asked !== text) {
      return reply(
        problem(400, 'idempotency_error', 'The key was used with another request.', 'idempotency_error'),
      )
    }
    const answer = before ?? this.make(url.pathname, form, fault, request.method ?? '')
    if (key !== undefined) this.answers.set(key, { ...answer, asked: text })
    if (fault === 'drop_after') return void request.socket.destroy()
    reply(answer)
  }

  private make(path: string, form: URLSearchParams, fault: Fault | undefined, method: string): Answer {
    if (fault === 'error_before') return problem(500, 'api_error', 'Something went wrong')
    if (fault === 'refuse')
      return problem(400, 'balance_insufficient', 'Insufficient funds in your Stripe account.')
    const made = this.payments.change(path, form, method) ?? this.create(path, form)
    return fault === 'error_after' ? problem(500, 'api_error', 'Something went wrong') : made
  }

  private create(path: string, form: URLSearchParams): Answer {
    if (path === '/v1/accounts') {
      const id = this.next('acct')
      const account = {
        ...{
          id,
          object: 'account',
          details_submitted: false,
          payouts_enabled: false,
          capabilities: { transfers: 'inactive' },
        },
        requirements: { currently_due: ['external_account'], disabled_reason: 'requirements.past_due' },
        email: form.get('email'),
        ...scheduleOf('daily'),
      }
      this.accounts.set(id, account)
      return ok(account)
    }
    if (path === '/v1/account_links') {
      const url = `https://connect.stripe.test/setup/${form.get('account')}`
      return ok({ object: 'account_link', created: now(), expires_at: now() + 300, url })
    }
    const [, reversed] = /^\/v1\/transfers\/(\w+)\/reversals$/.exec(path) ?? []
    if (reversed) return this.takeBack(reversed, form)
    if (path !== '/v1/transfers') return problem(404, 'resource_missing', path)
    const destination = form.get('destination') ?? ''
    if (!this.accounts.has(destination))
      return problem(400, 'resource_missing', `No such destination: '${destination}'`)
    const transfer = {
      ...{ id: this.next('tr'), object: 'transfer', created: now(), destination, reversed: false },
      ...{
        amount: Number(form.get('amount')),
        currency: form.get('currency'),
        transfer_group: form.get('transfer_group'),
      },
      ...{ metadata: metadataOf(form), amount_reversed: 0, reversals: listOf([]) },
    }
    this.transfers.push(transfer)
    this.onEvent('transfer.created', transfer)
    return ok(transfer)
  }

  private takeBack(id: string, form: URLSearchParams): Answer {
    const transfer = this.transfers.find((one) => one.id === id)
    if (!transfer) return problem(404, 'resource_missing', `No such transfer: '${id}'`)
    const amount = Number(form.get('amount'))
    const amount_reversed = Number(transfer['amount_reversed']) + amount
    if (amount_reversed > Number(transfer['amount']))
      return problem(400, 'amount_too_large', 'The reversal is larger than what is left of the transfer.')
    const metadata = metadataOf(form)
    const made = { created: now(), currency: transfer['currency'] }
    const reversal = {
      id: this.next('trr'),
      object: 'transfer_reversal',
      amount,
      transfer: id,
      metadata,
      ...made,
    }
    const all = [reversal, ...this.reversalsOf(id)]
    this.reversals.set(id, all)
    // A transfer holds its last ten.
    const reversals = { ...listOf(all.slice(0, 10)), has_more: all.length > 10 }
    Object.assign(transfer, { amount_reversed, reversed: amount_reversed === transfer['amount'], reversals })
    this.onEvent('transfer.reversed', transfer)
    return ok(reversal)
  }

  private read(url: URL, account: string | undefined): Answer {
    const paid = this.payments.read(url)
    if (paid) return paid
    const [, , noun, id] = url.pathname.split('/')
    const wanted = (name: string) => url.searchParams.get(name)
    if (noun === 'accounts') return found(this.accounts.get(id ?? ''))
    if (noun === 'transfers' && id) return list(this.reversalsOf(id))
    if (noun === 'disputes')
      return id ? found(this.disputes.find((one) => one.id === id)) : list(this.disputes)
    if (noun === 'transfers') {
      const group = wanted('transfer_group')
      const wantedOnes = this.transfers.filter(
        ({ transfer_group }) => group === null || transfer_group === group,
      )
      return pageOf(wantedOnes, wanted('starting_after'))
    }
    if (account && !this.accounts.has(account))
      return problem(403, 'account_invalid', `No access to account '${account}'`)
    const own = this.payouts.filter((payout) => payout.account === account)
    if (noun === 'payouts') return id ? found(own.find((payout) => payout.id === id)) : list(own)
    const payout = own.find((one) => one.id === wanted('payout'))
    if (payout?.automatic === false) {
      const message = 'Balance transaction history can only be filtered on automatic transfers, not manual.'
      return problem(400, undefined, message)
    }
    const entry = (type: string, id: string, source: object) => ({
      ...{ id: `txn_${id}`, object: 'balance_transaction', type, source },
    })
    return list([
      ...(payout?.transfers ?? []).map((id) =>
        entry('payment', id, { id: `py_${id}`, object: 'charge', source_transfer: id }),
      ),
      ...own
        .filter(({ id }) => payout?.failures.includes(id))
        .map((failed) => entry('payout_failure', failed.id, failed)),
    ])
  }

  private next(prefix: string): string {
    return `${prefix}_${String(++this.count).padStart(8, '0')}`
  }
}

const idOf = ({ id }: Thing) => id
const scheduleOf = (interval: string) => ({ settings: { payouts: { schedule: { interval } } } })
const found = (thing: unknown): Answer =>
  thing ? ok(thing) : problem(404, 'resource_missing', 'No such thing')
