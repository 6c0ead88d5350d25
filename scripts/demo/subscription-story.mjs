/** What the demo's subscribers have done in the last twelve months. Prices are minor units for a period. */

const DAY_MS = 86_400_000

export const PLANS = {
  weekly: { name: 'Weekly bag', interval: 'week', price: 990 },
  monthly: { name: 'Monthly bag', interval: 'month', price: 2_400 },
  large: { name: 'Monthly bag, large', interval: 'month', price: 3_900 },
  quarterly: { name: 'Quarterly bag', interval: 'quarter', price: 6_600 },
  yearly: { name: 'Yearly bag', interval: 'year', price: 24_000 },
  trial: { name: 'Monthly bag, two weeks free', interval: 'month', price: 2_400, trial_days: 14 },
}

/** Cards of the sandbox, by what comes of charging them, and how each ends. */
export const CARDS = {
  good: { card: 'pm_card_visa', last4: '4242' },
  short: { card: 'pm_card_insufficient_funds', last4: '9995' },
  lost: { card: 'pm_card_lost', last4: '9987' },
  confirm: { card: 'pm_card_requires_action', last4: '3155' },
}

/** Who has subscribed, by the name under which the story knows them. */
export const PEOPLE = {
  ...{ amira: 'Amira Haddad', bruno: 'Bruno Costa', chiara: 'Chiara Neri', dmitri: 'Dmitri Volkov' },
  ...{ elif: 'Elif Demir', farid: 'Farid Rahimi', greta: 'Greta Lind', hugo: 'Hugo Blanc' },
  ...{ ines: 'Ines Prado', jonas: 'Jonas Weber', karla: 'Karla Novak', liam: 'Liam Byrne' },
  ...{ mona: 'Mona Saleh', nora: 'Nora Dahl' },
}

/** The same day of a month so many months before, or that month's last. */
function monthsBefore(at, months) {
  const day = at.getUTCDate()
  const before = new Date(at)
  before.setUTCDate(1)
  before.setUTCMonth(before.getUTCMonth() - months)
  const last = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate()
  before.setUTCDate(Math.min(day, last))
  return before
}

/**
 * The acts, the oldest first; each says what it is, and is done by a stage. Those whose payments fail have begun so that
 * the cycle that fails is due on the day that is said.
 */
export function storyUntil(today) {
  const ago = (days) => new Date(today.getTime() - days * DAY_MS)
  const acts = [
    [ago(365), 'Amira begins a monthly bag', (stage) => stage.begin('amira', 'monthly')],
    [ago(330), 'Chiara begins a quarterly one', (stage) => stage.begin('chiara', 'quarterly')],
    [ago(300), 'Dmitri begins a yearly one', (stage) => stage.begin('dmitri', 'yearly')],
    [ago(270), 'Farid begins a monthly one', (stage) => stage.begin('farid', 'monthly')],
    [ago(245), 'Amira takes the large one', (stage) => stage.change('amira', { plan: 'large' })],
    [ago(215), 'Chiara takes two', (stage) => stage.change('chiara', { quantity: 2 })],
    [ago(200), 'Bruno begins a large one', (stage) => stage.begin('bruno', 'large')],
    [ago(180), 'Farid takes a rest', (stage) => stage.pause('farid', 'now')],
    [ago(175), 'Greta begins a monthly one', (stage) => stage.begin('greta', 'monthly')],
    [ago(160), 'Elif begins a monthly one', (stage) => stage.begin('elif', 'monthly')],
    [monthsBefore(ago(40), 3), 'Ines begins a monthly one', (stage) => stage.begin('ines', 'monthly')],
    [monthsBefore(ago(2), 4), 'Hugo begins a monthly one', (stage) => stage.begin('hugo', 'monthly')],
    [ago(115), 'Farid comes back', (stage) => stage.resume('farid')],
    [ago(110), 'Bruno takes the small one', (stage) => stage.change('bruno', { plan: 'monthly' })],
    [ago(105), 'Mona tries one', (stage) => stage.begin('mona', 'trial')],
    [ago(100), 'Elif ends hers', (stage) => stage.cancel('elif')],
    [ago(85), 'Greta wants to rest', (stage) => stage.pause('greta', 'period_end')],
    [monthsBefore(today, 2), 'Jonas begins a monthly one', (stage) => stage.begin('jonas', 'monthly')],
    [ago(50), 'Ines loses her card', (stage) => stage.payWith('ines', 'lost')],
    [ago(35), 'Nora begins a weekly one', (stage) => stage.begin('nora', 'weekly')],
    [ago(20), 'Hugo runs out of money', (stage) => stage.payWith('hugo', 'short')],
    [ago(19), 'Jonas has a careful bank', (stage) => stage.payWith('jonas', 'confirm')],
    [ago(5), 'Karla tries one', (stage) => stage.begin('karla', 'trial')],
    [ago(1), 'Liam is asked whether he wants one', (stage) => stage.draft('liam', 'monthly')],
  ]
  return acts.sort(([a], [b]) => a - b).map(([at, says, act]) => ({ at, says, act }))
}
