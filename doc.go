// Package edikt holds the nouns of Edikt, which watches German and French news for policy events about digital
// services: who bans, advises against, leaves, adopts or mandates what.
//
// An [Article] is one page of one outlet. The extractor reads it into an [EventSet]: every [Event] with its rule,
// its sentence and its byte offsets. Events of many articles about one measure make a [Dossier], whose [Change]
// subscribers hear of; a [Decision] is what an analyst says about either. A [Document] is what search sees.
//
// Every value here is a message on a stream and a line of JSON on a pipe. The package imports the standard
// library only.
package edikt
