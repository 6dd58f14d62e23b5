// Package language is the ground that extractor, index and query share, so that all three read a word the same way:
// tokens with byte offsets, folding, word forms, compounds, stems, and the gazetteer of services and institutions.
package language
