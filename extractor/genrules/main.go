// Command genrules writes the rules in rules/ as the blob that ships, without their examples: reading the YAML takes
// longer than everything else that a program does at start.
package main

import (
	"log"
	"os"

	"edikt/extractor"
)

func main() {
	sources, err := extractor.LoadDir(os.DirFS("rules"))
	if err != nil {
		log.Fatal(err)
	}
	data, err := extractor.Pack(sources)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("rules.jsonl", data, 0o644); err != nil {
		log.Fatal(err)
	}
}
