// Package pipelines joins the parts of Edikt into flows, a file a stage, and is the only place where they meet:
//
//	take -> ARTICLES -> extract -> EVENTS -> index
//	                                      -> file -> CHANGES -> index, alert -> DELIVERIES -> notify
//
// A stage is a [stream.Stage] around a small function: messages in, messages or a view out. It bears every message
// twice, it says by its error whose fault a failure is, and it acknowledges nothing itself. A [Flow] starts stages
// from the end to the beginning and stops them from the beginning to the end.
package pipelines
