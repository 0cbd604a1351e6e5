// The closed list of error codes and how an error crosses the boundary between main and the window.
// A code says what the person can do next; its sentences live in translations/errors.ts (fi, sv, en).
// Runs anywhere.

/** Every failure a person may meet. Adding one here makes the compiler ask for its sentences. */
export const errorCodes = [
  // the call itself
  'INTERNAL',
  'FORBIDDEN_SENDER',
  'UNKNOWN_ROUTE',
  'INVALID_INPUT',
  'NOT_SIGNED_IN',
  'NOT_PERMITTED',
  'LOCKED',
  'NOT_FOUND',
  'CHANGED_BY_OTHER',
  'CANCELLED',
  'CLOCK_SET_BACK',
  // database file
  'DATABASE_WRONG_KEY',
  'DATABASE_DAMAGED',
  'DATABASE_NOT_ENCRYPTED',
  'DATABASE_OPEN_CONTRACT',
  'DATABASE_READ_ONLY',
  'DATABASE_FROM_NEWER_APP',
  'DATABASE_MISSING',
  'DATABASE_OTHER_SALON',
  'DISK_FULL',
  // keys and sign-in
  'PASSWORD_WRONG',
  'PASSWORD_DELAY',
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_COMMON',
  'PASSWORD_MISMATCH',
  'SIGN_IN_NAME_TAKEN',
  'RECOVERY_CODE_WRONG',
  'RECOVERY_CODE_TYPO',
  'RECOVERY_CODE_NOT_CONFIRMED',
  'VAULT_MISSING',
  'VAULT_DAMAGED',
  'VAULT_FROM_NEWER_APP',
  'KDF_OUT_OF_BOUNDS',
  'DEVICE_SECRET_MISSING',
  'CRYPTO_SELF_TEST_FAILED',
  'SLOT_WITHOUT_INBOX',
  'KEY_CHANGE_FAILED',
  'KEY_CHANGE_NEEDS_OWNER',
  'DEVICE_NOT_REPLACED',
  // backups
  'BACKUP_PLACE_MISSING',
  'BACKUP_PLACE_READ_ONLY',
  'BACKUP_PLACE_FULL',
  'BACKUP_PLACE_SLOW',
  'BACKUP_PLACE_NOT_CHOSEN',
  'BACKUP_PLACE_EXISTS',
  'BACKUP_VERIFY_FAILED',
  'BACKUP_DAMAGED',
  'BACKUP_PLACE_DAMAGED',
  'BACKUP_WRONG_KEY',
  'BACKUP_NEWER_PROGRAM',
  'BACKUP_OTHER_SALON',
  'BACKUP_EMPTY',
  'BACKUP_BUSY',
  'BACKUP_ROLLED_BACK',
  'RESTORE_NOT_PREPARED',
  'RESTORE_UNDO_GONE',
  // appointments
  'APPOINTMENT_CONFLICT',
  'APPOINTMENT_OUTSIDE_DAY',
  'APPOINTMENT_TIME_DOES_NOT_EXIST',
  'APPOINTMENT_STATUS_NOT_ALLOWED',
  'APPOINTMENT_HAS_SALE',
  'SERIES_CONFLICT',
  'SERVICE_ARCHIVED',
  'STAFF_INACTIVE',
  // shifts
  'SHIFT_LEAVES_APPOINTMENTS',
  // visits
  'TREATMENT_SIGNED',
  // consents, health data, photos
  'CONSENT_NEEDED',
  'CONSENT_REFUSED',
  'HEALTH_ENTRY_EXISTS',
  'SAFETY_STOP',
  'PHOTO_NOT_READ',
  'PHOTO_HAS_HIDDEN_DATA',
  'FILE_KIND_NOT_ALLOWED',
  'FILE_TOO_LARGE',
  // clients
  'CLIENT_FIELD_OFF',
  'CLIENT_PART_NEEDS_REASON',
  'CLIENT_BIRTH_IN_FUTURE',
  'CLIENT_SAME',
  'CLIENT_MERGED_ON',
  'CLIENT_MERGE_UNDO_GONE',
  'IDENTITY_CODE_WRONG',
  // staff
  'STAFF_LAST_OWNER',
  // privacy
  'BREACH_NOT_TOLD',
  // sales
  'SALE_EMPTY',
  'SALE_ALREADY_PAID',
  'SALE_PAYMENT_MISMATCH',
  'SALE_DISCOUNT_TOO_LARGE',
  'SALE_VAT_RATE_MISSING',
  'SALE_SELLER_INCOMPLETE',
  'SALE_TWO_SELLERS',
  'SELLER_PREFIX_TAKEN',
  'SELLER_IN_USE',
  // invoices
  'INVOICE_NO_IBAN',
  'INVOICE_BUYER_INCOMPLETE',
  'INVOICE_PAYMENT_DAY',
  'INVOICE_REMINDER_REFUSED',
  'INVOICE_RATE_MISSING',
  'MAIL_PASSWORD_NEEDED',
  'MAIL_SENDER_MISSING',
  'STATEMENT_UNREADABLE',
  'STATEMENT_CURRENCY',
  'CREDIT_NOTHING_LEFT',
  'CREDIT_TOO_MUCH',
  'PREPAID_UNKNOWN',
  'PREPAID_EMPTY',
  'PREPAID_OVER',
  'PREPAID_EXPIRED',
  'PREPAID_WRONG_THING',
  'PREPAID_OTHER_SELLER',
  'DAYCLOSE_EARLIER_FIRST',
  'DAYCLOSE_REASON_NEEDED',
  'MONTH_LOCKED',
  'MONTH_NOT_OVER',
  'MONTH_DAYS_OPEN',
  'MONTH_EARLIER_FIRST',
  'MONTH_DIFFERS',
  'MONTH_PACKAGE_NEEDED',
  'PACKAGE_BUSY',
  'PRINTER_NOT_SET',
  'PRINTER_UNREACHABLE',
  'DOCUMENT_IMMUTABLE',
  // products and stock
  'BARCODE_TAKEN',
  'STOCK_NOT_ENOUGH',
  'STOCK_UNIT_FIXED',
  // setup
  'SETUP_ALREADY_DONE',
  'SETUP_INCOMPLETE',
  'BUSINESS_ID_WRONG',
  'IBAN_WRONG',
  // privacy
  'CLIENT_RESTRICTED',
  'CLIENT_ON_HOLD',
  'CLIENT_STILL_HERE',
  'CLIENT_WAS_ERASED',
  'CLIENT_WAS_MERGED',
  'INSIDE_CLOSED',
  'REASON_NEEDED',
  'PRIVACY_IDENTITY_UNCHECKED',
  'PRIVACY_REQUEST_CLOSED',
  'PRIVACY_EXTENSION_LATE',
  'PRIVACY_REPEAT_UNDECIDED',
  'RETENTION_BLOCKED',
  'ROLE_IN_USE',
  // access log
  'LOG_IMMUTABLE',
  // files
  'FILE_NOT_READ',
  'FILE_NOT_WRITTEN',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Values that a sentence may name: numbers, short words, never personal data of a client. */
export type ErrorData = Record<string, unknown>

/**
 * An expected failure. Thrown inside main and db, turned into a value by the router, thrown again by the window's
 * `call`. The message is the code, so that a stray log line holds no personal data.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly data: ErrorData

  constructor(code: ErrorCode, data: ErrorData = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'AppError'
    this.code = code
    this.data = data
  }
}

/** What every call answers. Structured clone drops an Error's `code`, so failures travel as plain values. */
export type Envelope<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly data: ErrorData } }

/** True for an AppError, also one from another realm or bundle. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && 'code' in error && (errorCodes as readonly string[]).includes(String(error.code))
}
