// Package stream carries Edikt's messages over NATS JetStream and is the only importer of NATS.
//
// The streams are the truth; index and dossiers are views that can be made anew from them. A [Conn] embeds a
// server that syncs every write and listens nowhere, or speaks to a NATS of its own choosing. It creates the
// streams of [Topology], publishes with message ids ([Conn.Publish], in atomic batches where there is much) and
// runs stages ([Conn.Consume]).
//
// Consume is the one place that acknowledges. A stage returns an error of one of three kinds: nil means done; an
// error marked by [Bad] or [Hopeless] is the message's fault and leads to a bounded number of tries and then to the
// dead letters; anything else is the stage's fault (disk full, index or network away): the stage pauses, holds its
// messages and counts nothing.
//
// Delivery is at least once, so every stage is idempotent by itself; dedupe windows only save work.
package stream
