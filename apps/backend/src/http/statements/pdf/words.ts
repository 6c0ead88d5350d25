import type { LedgerTransactionKind, LedgerVendorAccount, StatementLocale } from '@cityos/contracts'

/** What a statement says beside names and numbers. */
export interface StatementWords {
  title: string
  vendor: string
  period: string
  currency: string
  time_zone: string
  opening: string
  moved: string
  closing: string
  account: string
  total: string
  entries: string
  none: string
  date: string
  kind: string
  reference: string
  amount: string
  balance: string
  page: string
  accounts: Record<LedgerVendorAccount, string>
  kinds: Record<LedgerTransactionKind, string>
}

/** In the languages of the screens, and in their words. */
export const STATEMENT_WORDS: Readonly<Record<StatementLocale, StatementWords>> = {
  en: {
    title: 'Statement of account',
    vendor: 'Vendor',
    period: 'Period',
    currency: 'Currency',
    time_zone: 'Time zone',
    opening: 'Opening balance',
    moved: 'Moved',
    closing: 'Closing balance',
    account: 'Account',
    total: 'All accounts',
    entries: 'Entries',
    none: 'Nothing has moved in this period.',
    date: 'Date',
    kind: 'What',
    reference: 'Reference',
    amount: 'Amount',
    balance: 'Balance',
    page: 'Page',
    accounts: {
      pending: 'Pending',
      reserve: 'Reserve',
      available: 'Available',
      in_transit: 'On its way',
      receivable: 'Owed',
    },
    kinds: {
      capture: 'Payment captured',
      release: 'Released to the vendor',
      reserve_release: 'Reserve released',
      refund: 'Refund',
      fees_changed: 'Fees after an edit',
      dispute_opened: 'Dispute opened',
      dispute_won: 'Dispute won',
      dispute_lost: 'Dispute lost',
      dispute_fee: 'Charge for a dispute',
      payout_created: 'Payout made',
      payout_paid: 'Payout paid',
      payout_failed: 'Payout failed',
      payout_reversed: 'Payout reversed',
      netting: 'Debt paid from the balance',
      adjustment: 'Adjustment',
      reversal: 'Reversal',
    },
  },
  ar: {
    title: 'كشف حساب',
    vendor: 'البائع',
    period: 'الفترة',
    currency: 'العملة',
    time_zone: 'المنطقة الزمنية',
    opening: 'الرصيد الافتتاحي',
    moved: 'الحركة',
    closing: 'الرصيد الختامي',
    account: 'الحساب',
    total: 'كل الحسابات',
    entries: 'القيود',
    none: 'لا حركة في هذه الفترة.',
    date: 'التاريخ',
    kind: 'البيان',
    reference: 'المرجع',
    amount: 'المبلغ',
    balance: 'الرصيد',
    page: 'صفحة',
    accounts: {
      pending: 'معلّق',
      reserve: 'احتياطي',
      available: 'متاح',
      in_transit: 'في الطريق',
      receivable: 'على البائع',
    },
    kinds: {
      capture: 'تحصيل دفعة',
      release: 'إفراج للبائع',
      reserve_release: 'إفراج عن الاحتياطي',
      refund: 'إعادة مبلغ',
      fees_changed: 'الرسوم بعد تعديل',
      dispute_opened: 'فُتح نزاع',
      dispute_won: 'كُسب نزاع',
      dispute_lost: 'خُسر نزاع',
      dispute_fee: 'رسوم نزاع',
      payout_created: 'أُنشئت دفعة للبائع',
      payout_paid: 'دُفعت للبائع',
      payout_failed: 'فشل الدفع للبائع',
      payout_reversed: 'رُدّت دفعة البائع',
      netting: 'سداد دين من الرصيد',
      adjustment: 'تسوية',
      reversal: 'عكس',
    },
  },
}
