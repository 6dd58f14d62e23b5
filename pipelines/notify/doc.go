// Package notify hands deliveries over to people and programs: e-mail, signed webhooks, chat services, feeds, files.
//
// A [Notifier] tries one delivery at one receiver once. What it returns says whether another try can help, see
// [Failure]. The [Dispatcher] keeps what is to be sent, tries again on a schedule, keeps the ledger of every try, and
// never lets one receiver wait for another. The words of a message are made once, by [Render], for every channel; each
// channel only escapes them for its own format.
//
// What comes from articles is hostile: control characters and marks that turn the direction of text are taken out,
// fields are cut, and every format is escaped by the encoder of that format. Addresses that subscribers choose are never
// followed into private networks.
package notify
