/** What customers are told by e-mail; words within those of subscriptions. */
export const noticeWords = {
  notices: 'رسائل إلى العملاء',
  notices_hint: 'ما يُخبَر به عملاء هذا المستأجر عن اشتراكاتهم.',
  notices_form_hint: 'ما أُوقف لا يُرسل، ولو كان ينتظر الإرسال.',
  notice: {
    upcoming_charge: 'دفعة قادمة',
    receipt: 'دُفعت فاتورة',
    payment_failed: 'فشل دفع',
    confirmation_needed: 'دفعة تحتاج إلى تأكيد',
    card_expiring: 'بطاقة تنتهي صلاحيتها',
    trial_ending: 'تجربة تنتهي',
    changed: 'تغيّر اشتراك',
    paused: 'أُوقف اشتراك مؤقتًا',
    canceled: 'انتهى اشتراك',
    given_up: 'تُركت فاتورة غير مدفوعة',
  },
  told: { true: 'تُرسل', false: 'لا تُرسل', ahead: 'تُرسل، قبل الموعد بأيام: {{number}}' },
  days_before: 'عدد الأيام قبل الموعد ({{what}})',
}
