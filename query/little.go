package query

import "strings"

// little are the words that hold a sentence together. Among other words a query does not ask for them, so that "Verbot
// von TikTok" finds "TikTok-Verbot"; alone, in phrases and in a field they count. Negations are not among them.
var little = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`
		der die das des dem den ein eine einer eines einem einen und oder von vom zu zum zur in im ins an am auf aus bei beim für mit nach über
		um unter vor durch gegen bis seit als wie auch es er sie wir ist sind war wird werden wurde hat haben dass sich
		le la les un une des du de d l au aux et ou en dans par pour sur sous avec sans chez vers entre à a est sont été être ce cette ces son sa
		ses leur leurs se s qu que qui il elle ils elles`) {
		set[w] = true
	}
	return set
}()
